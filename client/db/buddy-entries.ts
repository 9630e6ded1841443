/**
 * What binômes wrote to each other, as rows on this device. Write-ahead, like the coach's questions: an entry is here, with
 * no number yet, before anything is on the network; `features/binome` sends what has none. Whoever sends to the binôme
 * queues here and does no more.
 */
import { Dexie } from "dexie";
import { useLiveQuery } from "dexie-react-hooks";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { now } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { currentDb } from "./db.ts";
import type { BuddyEntryRow, PairRow } from "./rows.ts";

/** The present binôme; `null`: none, as far as this device knows. */
export async function readPair(): Promise<PairRow | null> {
  return (
    (await currentDb()
      .pairs.filter((pair) => pair.endedAt === null)
      .first()) ?? null
  );
}

/** `undefined` while it is read. */
export function usePair(): PairRow | null | undefined {
  return useLiveQuery(readPair);
}

/**
 * Writes an entry to the present binôme, to be sent as soon as it can; durable when it resolves. `null`, and nothing
 * written, where there is no binôme. The text must fit `BuddyBody` (trimmed, 1 to `BUDDY_TEXT_MAX` characters).
 * `draftKey`: the draft that became this entry, and goes with it.
 */
export async function queueBuddyEntry(body: BuddyBody, draftKey?: string): Promise<BuddyEntryRow | null> {
  const { dexie, pairs, buddyEntries, drafts } = currentDb();
  return dexie.transaction("rw", pairs, buddyEntries, drafts, async () => {
    const pair = await readPair();
    if (pair === null) return null;
    const row: BuddyEntryRow = {
      id: newId(),
      pairId: pair.id,
      seq: 0,
      fromMe: true,
      at: now(),
      body,
      failure: null,
    };
    await buddyEntries.add(row);
    if (draftKey !== undefined) await drafts.delete(draftKey);
    return row;
  });
}

/** Entries that have a number, newest first: `limit` of those before number `before`. */
export function readBuddyEntries(pairId: string, limit: number, before = Infinity): Promise<BuddyEntryRow[]> {
  const numbered = currentDb().buddyEntries.where("[pairId+seq]").between([pairId, 1], [pairId, before], true, false);
  // oxlint-disable-next-line unicorn/no-array-reverse -- Dexie's: a direction, not a mutation
  return numbered.reverse().limit(limit).toArray();
}

/** Entries with no number yet, in the order they were written: queued ones, and those the server will never take. */
export function readUnsentEntries(pairId: string): Promise<BuddyEntryRow[]> {
  return currentDb().buddyEntries.where("[pairId+seq]").equals([pairId, 0]).sortBy("id");
}

/** Entries of the other one that were read on none of the person's devices. */
export function countUnread({ id, mine }: PairRow): Promise<number> {
  return currentDb()
    .buddyEntries.where("[pairId+seq]")
    .between([id, mine.read], [id, Dexie.maxKey], false)
    .filter((entry) => !entry.fromMe)
    .count();
}
