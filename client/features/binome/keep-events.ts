/**
 * What the stream tells, as rows: each batch in one transaction together with the number it was read up to, so that
 * nothing is skipped after a crash, and what is told twice is there once. Entries go by their id, marks only forward.
 */
import * as z from "zod/mini";
import { assertNever } from "#shared/assert-never.ts";
import type { BuddyEvent, BuddyPair } from "#shared/binome-protocol.ts";
import { currentDb } from "#client/db/db.ts";
import type { PairRow } from "#client/db/rows.ts";
import { now } from "#client/platform/clock.ts";

/**
 * Up to which entry this device has read its stream. Not the newest number it holds: the receipt of an entry of one's own
 * may come before the entries of the other one that went before it.
 */
const Place = z.object({ pairId: z.nullable(z.string()), after: z.number() });
export type Place = z.infer<typeof Place>;

const PLACE = "binome-place";
const NO_PLACE: Place = { pairId: null, after: 0 };
const NO_MARKS = { delivered: 0, read: 0 };

export async function readPlace(): Promise<Place> {
  const parsed = Place.safeParse((await currentDb().meta.get(PLACE))?.value);
  return parsed.success ? parsed.data : NO_PLACE;
}

/** Durable when it resolves. `events`: in the order they were told, after what was kept before. */
export async function keepEvents(events: readonly BuddyEvent[]): Promise<void> {
  const { dexie, pairs, buddyEntries, meta } = currentDb();
  await dexie.transaction("rw", pairs, buddyEntries, meta, async () => {
    let place = await readPlace();
    for (const event of events) place = await keepEvent(event, place);
    await meta.put({ key: PLACE, value: place, storedAt: now() });
  });
}

async function keepEvent(event: BuddyEvent, place: Place): Promise<Place> {
  switch (event.type) {
    case "pair":
      return keepPair(event.pair, place);
    case "entry": {
      if (place.pairId === null) return place;
      const { id, seq, fromMe, at, body } = event;
      await currentDb().buddyEntries.put({ id, pairId: place.pairId, seq, fromMe, at, body, failure: null });
      return { ...place, after: seq };
    }
    case "marks":
      await raiseMarks(place.pairId, event);
      return place;
    default:
      return assertNever(event);
  }
}

/** What follows is of this pair. Whoever has a new binôme has left the one before. */
async function keepPair(pair: BuddyPair | null, place: Place): Promise<Place> {
  const { pairs } = currentDb();
  if (pair === null || pair.endedAt === null) {
    const left = await pairs.filter(({ id, endedAt }) => endedAt === null && id !== pair?.id).toArray();
    await pairs.bulkPut(left.map((row) => ({ ...row, endedAt: now() })));
  }
  if (pair === null) return NO_PLACE;
  const known = await pairs.get(pair.id);
  // An account that was erased has no name any more; the one they went by is still right here.
  const name = pair.name === "" ? (known?.name ?? "") : pair.name;
  await pairs.put({ theirs: NO_MARKS, mine: NO_MARKS, ...known, ...pair, name });
  return place.pairId === pair.id ? place : { pairId: pair.id, after: 0 };
}

async function raiseMarks(pairId: string | null, { mine, theirs }: Pick<PairRow, "mine" | "theirs">): Promise<void> {
  const { pairs } = currentDb();
  const row = pairId === null ? undefined : await pairs.get(pairId);
  if (row === undefined) return;
  await pairs.put({ ...row, mine: further(row.mine, mine), theirs: further(row.theirs, theirs) });
}

function further(one: PairRow["mine"], other: PairRow["mine"]): PairRow["mine"] {
  return { delivered: Math.max(one.delivered, other.delivered), read: Math.max(one.read, other.read) };
}
