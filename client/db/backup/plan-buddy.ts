/**
 * What binômes wrote, from two sides. An import sends nothing again: what has a number keeps it, and what waited in the
 * copy waits here under the id it had, which the server takes once whoever sends it. Each side has the numbers of a pair
 * from 1 without a gap, so both together do. Marks never go back, and one binôme at most is present.
 */
import type { BuddyEntryRow, PairRow } from "../rows.ts";
import { canonicalJson } from "./canonical-json.ts";
import { deriveId } from "./derive-id.ts";
import type { Planned } from "./plan-import.ts";

export function planPairs(ours: readonly PairRow[], theirs: readonly PairRow[]): Planned<PairRow> {
  const oursById = new Map(ours.map((row) => [row.id, row]));
  const together = new Map(oursById);
  for (const row of theirs) {
    const here = oursById.get(row.id);
    together.set(row.id, here === undefined ? row : mergePair(here, row));
  }
  const wanted = withOnePresent([...together.values()]);
  const rows = wanted.filter((row) => canonicalJson(row) !== canonicalJson(oursById.get(row.id)));
  const written = new Set(rows.map(({ id }) => id));
  return { rows, there: theirs.filter(({ id }) => !written.has(id)).length, beside: 0 };
}

export function planBuddyEntries(
  ours: readonly BuddyEntryRow[],
  theirs: readonly BuddyEntryRow[],
): Planned<BuddyEntryRow> {
  const oursById = new Map(ours.map((row) => [row.id, row]));
  const planned: Planned<BuddyEntryRow> = { rows: [], there: 0, beside: 0 };
  for (const row of theirs) {
    const here = oursById.get(row.id);
    if (here === undefined) planned.rows.push(row);
    else if (wordsOf(here) !== wordsOf(row)) {
      const aside = moveAside(row);
      if (oursById.has(aside.id)) planned.there++;
      else {
        planned.rows.push(aside);
        planned.beside++;
      }
    } else if (here.seq === 0 && row.seq > 0) {
      // It left from elsewhere: here it waits no more.
      planned.rows.push({ ...row, ...here, seq: row.seq, at: row.at, failure: null });
    } else planned.there++;
  }
  return planned;
}

function mergePair(here: PairRow, row: PairRow): PairRow {
  return {
    ...row,
    ...here,
    endedAt: here.endedAt ?? row.endedAt,
    theirs: latestMarks(here.theirs, row.theirs),
    mine: latestMarks(here.mine, row.mine),
  };
}

function latestMarks(one: PairRow["mine"], other: PairRow["mine"]): PairRow["mine"] {
  return { delivered: Math.max(one.delivered, other.delivered), read: Math.max(one.read, other.read) };
}

/** Of two that both sides took for the present one, the earlier had ended by the time the later began. */
function withOnePresent(pairs: readonly PairRow[]): PairRow[] {
  const present = pairs.filter(({ endedAt }) => endedAt === null);
  const last = present.reduce<PairRow | null>(
    (latest, row) => (latest === null || row.since > latest.since ? row : latest),
    null,
  );
  return pairs.map((row) =>
    last === null || row === last || row.endedAt !== null ? row : { ...row, endedAt: last.since },
  );
}

/** Under its new id no server ever heard of it: it is not sent, whatever it waited for. */
function moveAside(row: BuddyEntryRow): BuddyEntryRow {
  const failure = row.seq === 0 ? (row.failure ?? "rejected") : row.failure;
  return { ...row, id: deriveId(row.id, wordsOf(row)), failure };
}

function wordsOf({ pairId, body }: BuddyEntryRow): string {
  return canonicalJson([pairId, body]);
}
