/**
 * What an import writes, worked out from what is here and what the copy holds, and nothing else: the preview shows the
 * same plan that the import carries out. What is here stays; words that the copy alone has are added; where both have
 * something else under one id, both are kept, beside each other. No word is lost, and a second import adds nothing.
 */
import type { Day } from "#shared/day.ts";
import { eveningLines, withLines } from "../evening-lines.ts";
import type { DayLogRow, DraftRow, EveningRow, VerdictRow } from "../rows.ts";
import type { BackupRows } from "./backup-format.ts";
import { canonicalJson } from "./canonical-json.ts";
import { planBuddyEntries, planPairs } from "./plan-buddy.ts";
import { planProfile } from "./plan-profile.ts";
import { type PlannedThreads, planThreads } from "./plan-threads.ts";
import { planVersions } from "./plan-versions.ts";

export type DayTally = { day: Day; exchanges: number; messages: number; versions: number };

export type ImportTally = {
  /** What is added, first day to last, days with nothing new left out. */
  days: DayTally[];
  drafts: number;
  /** Verdicts, promises and days of the log. */
  others: number;
  profile: boolean;
  /** Of the Chat Binôme. */
  buddyEntries: number;
  /** Rows that are here already, with these words or more. */
  there: number;
  /** Added beside what is here, since the same id holds something else; counted where it is added as well. */
  beside: number;
  /** Verdicts and promises that are another here, and stay as they are here. */
  kept: number;
};

/** `rows`: to be put, each whole. */
export type ImportPlan = { rows: BackupRows; tally: ImportTally };

/** What one table's plan comes to. */
export type Planned<Row> = { rows: Row[]; there: number; beside: number };

export function planImport(ours: BackupRows, theirs: BackupRows): ImportPlan {
  const threads = planThreads(ours, theirs);
  const versions = planVersions(ours.versions, theirs.versions);
  const drafts = planDrafts(ours.drafts, theirs.drafts);
  const profile = planProfile(ours.profile[0], theirs.profile[0]);
  const verdicts = planVerdicts(ours.verdicts, threads);
  const promises = planSettled(ours.promises, threads.promises, ({ id }) => id);
  const dayLog = planDayLog(ours.dayLog, theirs.dayLog);
  const pairs = planPairs(ours.pairs, theirs.pairs);
  const buddyEntries = planBuddyEntries(ours.buddyEntries, theirs.buddyEntries);
  const rows: BackupRows = {
    exchanges: threads.exchanges,
    messages: threads.messages,
    versions: versions.rows,
    drafts: drafts.rows,
    profile: profile.rows,
    verdicts: verdicts.rows,
    promises: promises.rows,
    dayLog: dayLog.rows,
    pairs: pairs.rows,
    buddyEntries: buddyEntries.rows,
  };
  const others = [verdicts, promises, dayLog];
  const whole = [threads, versions, drafts, profile, pairs, buddyEntries];
  const tally: ImportTally = {
    days: tallyDays(rows),
    drafts: rows.drafts.length,
    others: sum(others.map((planned) => planned.rows.length)),
    profile: rows.profile.length > 0,
    buddyEntries: rows.buddyEntries.length,
    there: sum([...whole, ...others].map(({ there }) => there)),
    beside: sum(whole.map(({ beside }) => beside)),
    kept: verdicts.kept + promises.kept,
  };
  return { rows, tally };
}

/** Whether the import would write anything. */
export function addsSomething({ rows }: ImportPlan): boolean {
  return Object.values(rows).some((table) => table.length > 0);
}

/** A field holds one draft: the copy's words go below those that are there. */
function planDrafts(ours: readonly DraftRow[], theirs: readonly DraftRow[]): Planned<DraftRow> {
  const oursByKey = new Map(ours.map((row) => [row.key, row]));
  const planned: Planned<DraftRow> = { rows: [], there: 0, beside: 0 };
  for (const row of theirs) {
    const here = oursByKey.get(row.key);
    if (here === undefined) planned.rows.push(row);
    else if (here.text.includes(row.text)) planned.there++;
    else if (here.text.trim() === "") planned.rows.push(row);
    else {
      planned.rows.push({ ...here, text: `${here.text}\n\n${row.text}` });
      planned.beside++;
    }
  }
  return planned;
}

/** What was ticked or closed on either side is; the hour, the date and the figures of here stay. Two evening lines of one date stand one below the other. */
function planDayLog(ours: readonly DayLogRow[], theirs: readonly DayLogRow[]): Planned<DayLogRow> {
  const oursByDay = new Map(ours.map((row) => [row.day, row]));
  const planned: Planned<DayLogRow> = { rows: [], there: 0, beside: 0 };
  for (const row of theirs) {
    const here = oursByDay.get(row.day);
    const merged = here === undefined ? row : mergeDay(here, row);
    if (here !== undefined && canonicalJson(merged) === canonicalJson(here)) planned.there++;
    else planned.rows.push(merged);
  }
  return planned;
}

function mergeDay(here: DayLogRow, row: DayLogRow): DayLogRow {
  const declared = [...new Set([...here.declared, ...row.declared])];
  const counts = row.counts === undefined ? here.counts : { ...row.counts, ...here.counts };
  const closedAt = here.closedAt ?? row.closedAt;
  const touchedMs = Math.max(here.touchedAt ?? 0, row.touchedAt ?? 0);
  const touchedAt = touchedMs === 0 ? {} : { touchedAt: touchedMs };
  const { evening: _, earlierEvenings: __, ...others } = row;
  const merged = { ...others, ...here, declared, closedAt, ...touchedAt, ...(counts && { counts }) };
  const lines = mergeEvenings(eveningLines(here), eveningLines(row));
  return lines === null ? merged : withLines(merged, lines);
}

/** `null`: there is nothing to add to ours. */
function mergeEvenings(ours: readonly EveningRow[], theirs: readonly EveningRow[]): EveningRow[] | null {
  const lines = new Map(ours.map(({ on, text }) => [on, text]));
  const added = theirs.filter(({ on, text }) => lines.get(on)?.includes(text) !== true);
  for (const { on, text } of added) {
    const here = lines.get(on);
    lines.set(on, here === undefined ? text : `${here}\n${text}`);
  }
  return added.length === 0 ? null : [...lines].map(([on, text]) => ({ text, on }));
}

/** What was left of a verdict when the bin took its reply gives way to the whole one, where the copy has the reply. */
function planVerdicts(ours: readonly VerdictRow[], threads: PlannedThreads) {
  const back = new Set(threads.messages.map(({ id }) => id));
  const here = ours.filter(({ replyId }) => !back.has(replyId));
  return planSettled(here, threads.verdicts, ({ replyId }) => replyId);
}

/** Two of one key cannot be weighed against each other: what is here stays. */
function planSettled<Row>(
  ours: readonly Row[],
  theirs: readonly Row[],
  keyOf: (row: Row) => string,
): { rows: Row[]; there: number; kept: number } {
  const oursByKey = new Map(ours.map((row) => [keyOf(row), canonicalJson(row)]));
  const known = theirs.filter((row) => oursByKey.has(keyOf(row)));
  const there = known.filter((row) => oursByKey.get(keyOf(row)) === canonicalJson(row)).length;
  return { rows: theirs.filter((row) => !oursByKey.has(keyOf(row))), there, kept: known.length - there };
}

function tallyDays({ exchanges, messages, versions }: BackupRows): DayTally[] {
  const days = new Map<Day, DayTally>();
  const of = (day: Day): DayTally => {
    const tally = days.get(day) ?? { day, exchanges: 0, messages: 0, versions: 0 };
    days.set(day, tally);
    return tally;
  };
  for (const { day } of exchanges) of(day).exchanges++;
  for (const { day } of messages) of(day).messages++;
  for (const { day } of versions) of(day).versions++;
  return [...days.values()].toSorted((one, other) => one.day - other.day);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
