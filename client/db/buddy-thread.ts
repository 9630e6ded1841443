/** What one pair wrote on one date, read whole and offline. Nothing here changes a word of it. */
import { Dexie } from "dexie";
import type { CivilDate, Day } from "#shared/day.ts";
import { buddyDay, buddyThreadOf, calendarOr, readBuddyThreadId } from "./buddy-days.ts";
import { readCalendar } from "./calendar.ts";
import { currentDb } from "./db.ts";
import type { BuddyEntryRow } from "./rows.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** `text`: its words; of a promise that was seen done, the promise. */
export type ReadEntry = { row: BuddyEntryRow; text: string };

export type ReadBuddyThread = {
  /** Of the other one; "" where it is not known. */
  name: string;
  pairId: string;
  date: CivilDate;
  day: Day;
  /** In the order of the server; what it has not got yet comes last. */
  entries: ReadEntry[];
};

/** `undefined` while it is read; `null` where there is none (any more). */
export function useBuddyThread(id: string): ReadBuddyThread | null | undefined {
  return useKeyedQuery(id, () => readBuddyThread(id));
}

export async function readBuddyThread(id: string): Promise<ReadBuddyThread | null> {
  const thread = readBuddyThreadId(id);
  if (thread === null) return null;
  const { pairId, date } = thread;
  const { pairs, buddyEntries } = currentDb();
  const calendar = calendarOr(await readCalendar());
  const rows = await buddyEntries
    .where("[pairId+seq]")
    .between([pairId, Dexie.minKey], [pairId, Dexie.maxKey])
    .filter((row) => buddyThreadOf(row, calendar.zone).date === date)
    .toArray();
  if (rows.length === 0) return null;
  const numbered = rows.filter(({ seq }) => seq > 0);
  const waiting = rows.filter(({ seq }) => seq === 0).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const entries: ReadEntry[] = [];
  for (const row of [...numbered, ...waiting]) entries.push({ row, text: await wordsOf(row) });
  return { name: (await pairs.get(pairId))?.name ?? "", pairId, date, day: buddyDay(thread, calendar), entries };
}

async function wordsOf({ body }: BuddyEntryRow): Promise<string> {
  if (body.kind !== "seen-done") return body.text;
  const seen = (await currentDb().buddyEntries.get(body.of))?.body;
  return seen?.kind === "promise" ? seen.text : "";
}
