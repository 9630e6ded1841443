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
import { canonicalJson } from "./backup/canonical-json.ts";
import { currentDb } from "./db.ts";
import { newestFirst } from "./newest-first.ts";
import type { BuddyEntryRow, PairRow } from "./rows.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

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

/** The binôme before, where there is none now; `null`: there never was one. `undefined` while it is read. */
export function usePastPair(): PairRow | null | undefined {
  return useLiveQuery(async () => {
    const ended = await currentDb()
      .pairs.filter(({ endedAt }) => endedAt !== null)
      .toArray();
    return ended.toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))[0] ?? null;
  });
}

/** `entries`: the newest that have a number, oldest first. `unsent`: after them, in the order they were written. */
export type BuddyThread = { entries: BuddyEntryRow[]; unsent: BuddyEntryRow[]; hasEarlier: boolean };

/** The end of what was written, `count` entries of it, as it changes; `undefined` while it is read. */
export function useBuddyThread(pairId: string, count: number): BuddyThread | undefined {
  return useLiveQuery(async () => {
    const [newest, unsent] = await Promise.all([readBuddyEntries(pairId, count + 1), readUnsentEntries(pairId)]);
    return { entries: newest.slice(0, count).toReversed(), unsent, hasEarlier: newest.length > count };
  }, [pairId, count]);
}

/** `null`: there is none here; `undefined` while it is read. */
export function useBuddyEntry(id: string): BuddyEntryRow | null | undefined {
  return useKeyedQuery(id, async () => (await currentDb().buddyEntries.get(id)) ?? null);
}

/** 0 while it is read, and with no binôme. */
export function useUnread(pair: PairRow | null): number {
  const key = pair === null ? "" : `${pair.id} ${pair.mine.read}`;
  return useLiveQuery(() => (pair === null ? 0 : countUnread(pair)), [key]) ?? 0;
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
    const row = entryTo(pair, body);
    await buddyEntries.add(row);
    if (draftKey !== undefined) await drafts.delete(draftKey);
    return row;
  });
}

/** How long what was sent in one tap can be taken back: as long as a toast is shown, and a little. */
const HELD_MS = 7_000;

/**
 * The same, for what is sent in one tap: it is here at once, and leaves a few seconds later, whatever becomes of the page.
 * What was sent to this binôme before is not sent again: its own row is answered.
 */
export async function sendInOneTap(body: BuddyBody): Promise<BuddyEntryRow | null> {
  const { dexie, pairs, buddyEntries } = currentDb();
  return dexie.transaction("rw", pairs, buddyEntries, async () => {
    const sent = await readSent(body);
    if (sent !== null) return sent;
    const pair = await readPair();
    if (pair === null) return null;
    const row = { ...entryTo(pair, body), heldUntil: now() + HELD_MS };
    await buddyEntries.add(row);
    return row;
  });
}

/** Undoes `sendInOneTap`. `false`: it has left, or may have. */
export async function takeBackEntry(id: string): Promise<boolean> {
  const { dexie, buddyEntries } = currentDb();
  return dexie.transaction("rw", buddyEntries, async () => {
    const row = await buddyEntries.get(id);
    if (row === undefined || row.seq > 0 || heldMs(row) === 0) return false;
    await buddyEntries.delete(id);
    return true;
  });
}

/** How much longer it does not leave. A clock that was set back holds nothing up. */
export function heldMs({ heldUntil = 0 }: BuddyEntryRow): number {
  const ms = heldUntil - now();
  return ms > 0 && ms <= HELD_MS ? ms : 0;
}

/** What this very body became when it was sent to the present binôme; `null`: it was not. `undefined` while it is read. */
export function useSent(body: BuddyBody): BuddyEntryRow | null | undefined {
  return useKeyedQuery(canonicalJson(body), () => readSent(body));
}

async function readSent(body: BuddyBody): Promise<BuddyEntryRow | null> {
  const pair = await readPair();
  if (pair === null) return null;
  const same = canonicalJson(body);
  const mine = currentDb()
    .buddyEntries.where("[pairId+seq]")
    .between([pair.id, Dexie.minKey], [pair.id, Dexie.maxKey])
    .filter((row) => row.fromMe && row.failure === null && canonicalJson(row.body) === same);
  return (await mine.first()) ?? null;
}

function entryTo({ id: pairId }: PairRow, body: BuddyBody): BuddyEntryRow {
  return { id: newId(), pairId, seq: 0, fromMe: true, at: now(), body, failure: null };
}

/** Entries that have a number, newest first: `limit` of those before number `before`. */
export function readBuddyEntries(pairId: string, limit: number, before = Infinity): Promise<BuddyEntryRow[]> {
  const numbered = currentDb().buddyEntries.where("[pairId+seq]").between([pairId, 1], [pairId, before], true, false);
  return newestFirst(numbered).limit(limit).toArray();
}

/** Entries with no number yet, in the order they were written: queued ones, and those the server will never take. */
export function readUnsentEntries(pairId: string): Promise<BuddyEntryRow[]> {
  return currentDb().buddyEntries.where("[pairId+seq]").equals([pairId, 0]).sortBy("id");
}

/** The oldest entry that is to be sent, to whatever pair it was written, after it one that is held; `null`: nothing waits. */
export async function readNextQueued(): Promise<BuddyEntryRow | null> {
  const pairIds = await currentDb().pairs.toCollection().primaryKeys();
  const unsent = (await Promise.all(pairIds.map(readUnsentEntries))).flat();
  const queued = unsent.filter(({ failure }) => failure === null);
  const isHeld = (row: BuddyEntryRow) => (heldMs(row) > 0 ? 1 : 0);
  return queued.toSorted((a, b) => isHeld(a) - isHeld(b) || (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** The number of the newest entry that the other one wrote; 0: none yet. */
export async function readNewestFromThem(pairId: string): Promise<number> {
  const numbered = currentDb().buddyEntries.where("[pairId+seq]").between([pairId, 1], [pairId, Dexie.maxKey]);
  const fromThem = newestFirst(numbered).filter(({ fromMe }) => !fromMe);
  return (await fromThem.first())?.seq ?? 0;
}

/** Takes back what was never sent and never will be. */
export async function removeFailedEntry(id: string): Promise<void> {
  const { dexie, buddyEntries } = currentDb();
  await dexie.transaction("rw", buddyEntries, async () => {
    const row = await buddyEntries.get(id);
    if (row !== undefined && row.failure !== null) await buddyEntries.delete(id);
  });
}

/** The person has read up to entry `seq`, on this device. */
export async function markRead(pairId: string, seq: number): Promise<void> {
  const { dexie, pairs } = currentDb();
  await dexie.transaction("rw", pairs, async () => {
    const pair = await pairs.get(pairId);
    if (pair === undefined || pair.mine.read >= seq) return;
    await pairs.put({ ...pair, mine: { delivered: Math.max(pair.mine.delivered, seq), read: seq } });
  });
}

/** Entries of the other one that were read on none of the person's devices. */
export function countUnread({ id, mine }: PairRow): Promise<number> {
  return currentDb()
    .buddyEntries.where("[pairId+seq]")
    .between([id, mine.read], [id, Dexie.maxKey], false)
    .filter((entry) => !entry.fromMe)
    .count();
}
