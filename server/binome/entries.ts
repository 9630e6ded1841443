/**
 * What binômes write to each other, in one order for both. A number is given under the lock of the pair's row, which the
 * transaction holds until the entry is there: no gap, no two alike, and an id is written once however often it is sent.
 */
import { BuddyBody, type BuddyMarks, type BuddyPost, type BuddyReceipt } from "#shared/binome-protocol.ts";
import type { Database } from "../db/open-database.ts";
import { findOwnPair } from "./pairs.ts";

export type Entry = BuddyReceipt & { id: string; fromId: string; body: BuddyBody };

/** `mismatch`: that id was something else. `not-found`: somebody else's id, or a pair the person is not in. */
export type WriteOutcome =
  | { kind: "written"; receipt: BuddyReceipt }
  | { kind: "mismatch" }
  | { kind: "not-found" }
  | { kind: "pair-ended" };

export type Marks = { delivered: number; read: number };

const KEPT_AFTER_END_MS = 30 * 86_400_000;

/** Writes the entry, or answers as the first time. Whoever is in the pair is to be told. */
export function writeEntry(db: Database, fromId: string, post: BuddyPost, nowMs: number): Promise<WriteOutcome> {
  return db.transaction().execute(async (transaction) => {
    const held = await holdPair(transaction, post.pair);
    const known = await findEntry(transaction, post.id);
    if (known !== null) return outcomeOf(known, fromId, post);
    const pair = await findOwnPair(transaction, fromId, post.pair);
    if (pair === null || held === null) return { kind: "not-found" };
    if (pair.endedAt !== null) return { kind: "pair-ended" };
    const seq = held + 1;
    await transaction.updateTable("pairs").set({ last_seq: seq }).where("id", "=", post.pair).execute();
    await transaction
      .insertInto("pair_entries")
      .values({
        id: post.id,
        pair_id: post.pair,
        seq,
        from_id: fromId,
        body: JSON.stringify(post.body),
        created_at: nowMs,
      })
      .execute();
    return { kind: "written", receipt: { seq, at: nowMs } };
  });
}

/** Entries after number `after`, in order, so many at most. */
export async function readEntries(db: Database, pairId: string, after: number, limit: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom("pair_entries")
    .select(["id", "seq", "from_id", "body", "created_at"])
    .where("pair_id", "=", pairId)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    fromId: row.from_id,
    at: row.created_at,
    body: BuddyBody.parse(JSON.parse(row.body)),
  }));
}

/** How far a person and the other one have got. */
export async function readMarks(db: Database, pairId: string, userId: string): Promise<{ mine: Marks; theirs: Marks }> {
  const rows = await db
    .selectFrom("pair_members")
    .select(["user_id", "delivered", "read"])
    .where("pair_id", "=", pairId)
    .execute();
  const marksOf = (row: Marks | undefined) => ({ delivered: row?.delivered ?? 0, read: row?.read ?? 0 });
  return {
    mine: marksOf(rows.find((row) => row.user_id === userId)),
    theirs: marksOf(rows.find((row) => row.user_id !== userId)),
  };
}

/** Marks only go on, and never past what there is. False where the person is not in that pair. */
export function raiseMarks(db: Database, userId: string, marks: BuddyMarks): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const last = await holdPair(transaction, marks.pair);
    if (last === null || (await findOwnPair(transaction, userId, marks.pair)) === null) return false;
    const read = Math.min(marks.read, last);
    const delivered = Math.min(Math.max(marks.delivered, read), last);
    const { mine } = await readMarks(transaction, marks.pair, userId);
    await transaction
      .updateTable("pair_members")
      .set({ delivered: Math.max(mine.delivered, delivered), read: Math.max(mine.read, read) })
      .where("pair_id", "=", marks.pair)
      .where("user_id", "=", userId)
      .execute();
    return true;
  });
}

export async function readMembers(db: Database, pairId: string): Promise<string[]> {
  const rows = await db.selectFrom("pair_members").select("user_id").where("pair_id", "=", pairId).execute();
  return rows.map(({ user_id }) => user_id);
}

/** A pair that ended is read up by devices that were away meanwhile; a month later its words go, and are theirs alone. */
export async function forgetEndedPairs(db: Database, nowMs: number): Promise<void> {
  const ended = db
    .selectFrom("pairs")
    .select("id")
    .where("ended_at", "<=", nowMs - KEPT_AFTER_END_MS);
  await db.deleteFrom("pair_entries").where("pair_id", "in", ended).execute();
}

/** Its last number; `null`: no such pair. Nobody else writes in it until this transaction ends. */
async function holdPair(transaction: Database, pairId: string): Promise<number | null> {
  // A write that changes nothing is the lock that both engines have.
  const row = await transaction
    .updateTable("pairs")
    .set((expressions) => ({ last_seq: expressions.ref("last_seq") }))
    .where("id", "=", pairId)
    .returning("last_seq")
    .executeTakeFirst();
  return row?.last_seq ?? null;
}

type KnownEntry = { pairId: string; fromId: string; body: string; receipt: BuddyReceipt };

async function findEntry(transaction: Database, id: string): Promise<KnownEntry | null> {
  const row = await transaction
    .selectFrom("pair_entries")
    .select(["pair_id", "from_id", "body", "seq", "created_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { pair_id: pairId, from_id: fromId, body, seq, created_at: at } = row;
  return { pairId, fromId, body, receipt: { seq, at } };
}

function outcomeOf(known: KnownEntry, fromId: string, post: BuddyPost): WriteOutcome {
  if (known.fromId !== fromId) return { kind: "not-found" };
  // The schema builds a body's fields in its own order, whatever the order in which they were sent.
  const isSame = known.pairId === post.pair && known.body === JSON.stringify(post.body);
  return isSame ? { kind: "written", receipt: known.receipt } : { kind: "mismatch" };
}
