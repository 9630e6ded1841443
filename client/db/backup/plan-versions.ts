/**
 * A day's deliverable, from two sides. Numbers are never changed: questions and verdicts speak of « V2 ». What collides
 * becomes a new version after the last, and the text that was being written here goes back on top of it.
 */
import type { Day } from "#shared/day.ts";
import type { VersionRow } from "../rows.ts";
import { deriveId } from "./derive-id.ts";
import type { Planned } from "./plan-import.ts";

export function planVersions(ours: readonly VersionRow[], theirs: readonly VersionRow[]): Planned<VersionRow> {
  const days = [...new Set(theirs.map(({ day }) => day))];
  const oursById = new Map(ours.map((row) => [row.id, row]));
  const planned = days.map((day) => planDay(day, oursById, byNumber(ours, day), byNumber(theirs, day)));
  return {
    rows: planned.flatMap(({ rows }) => rows),
    there: planned.reduce((total, { there }) => total + there, 0),
    beside: planned.reduce((total, { beside }) => total + beside, 0),
  };
}

function planDay(
  day: Day,
  oursById: ReadonlyMap<string, VersionRow>,
  ours: readonly VersionRow[],
  theirs: readonly VersionRow[],
): Planned<VersionRow> {
  const newest = ours.at(-1);
  const textsHere = new Set(ours.map(({ text }) => text));
  const rows: VersionRow[] = [];
  const colliding: VersionRow[] = [];
  let there = 0;
  for (const row of theirs) {
    const here = oursById.get(row.id);
    const isSame = here?.day === day && here.text === row.text;
    const goesAfter = here === undefined && row.n > (newest?.n ?? 0);
    if (goesAfter) rows.push(row);
    else if (isSame || textsHere.has(row.text) || row.text.trim() === "") there++;
    else colliding.push(row);
  }
  let n = Math.max(newest?.n ?? 0, ...rows.map((row) => row.n));
  for (const row of colliding) rows.push({ ...row, id: deriveId(row.id, row.text), n: ++n });
  if (colliding.length > 0 && newest !== undefined && newest.text.trim() !== "") {
    rows.push({ ...newest, id: deriveId(newest.id, `${newest.text} ${n}`), n: ++n });
  }
  return { rows, there, beside: colliding.length };
}

function byNumber(rows: readonly VersionRow[], day: Day): VersionRow[] {
  return rows
    .filter((row) => row.day === day)
    .toSorted((one, other) => one.n - other.n || (one.id < other.id ? -1 : 1));
}
