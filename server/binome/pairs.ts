/**
 * Who is whose binôme. A person has one at most: the database refuses a second open pair, whoever asks at the same moment.
 * Nothing of what was written is lost when a pair ends: it only takes no more.
 */
import { randomUUID } from "node:crypto";
import type { BuddyPair } from "#shared/binome-protocol.ts";
import type { Database } from "../db/open-database.ts";

export type OpenPair = { id: string; createdAt: number; partner: { id: string; name: string } };

/** The pair that a person is in now; `null`: none. */
export async function findOpenPair(db: Database, userId: string): Promise<OpenPair | null> {
  const row = await db
    .selectFrom("pair_members as mine")
    .innerJoin("pairs", "pairs.id", "mine.pair_id")
    .innerJoin("pair_members as theirs", (join) =>
      join.onRef("theirs.pair_id", "=", "mine.pair_id").onRef("theirs.user_id", "!=", "mine.user_id"),
    )
    .innerJoin("users", "users.id", "theirs.user_id")
    .select(["pairs.id", "pairs.created_at", "users.id as partner_id", "users.name"])
    .where("mine.user_id", "=", userId)
    .where("mine.is_open", "=", 1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { id: row.id, createdAt: row.created_at, partner: { id: row.partner_id, name: row.name } };
}

/** A pair that a person is or was in, with the name of the other one ("" where their account is gone); else `null`. */
export async function findOwnPair(db: Database, userId: string, pairId: string): Promise<BuddyPair | null> {
  const row = await db
    .selectFrom("pair_members as mine")
    .innerJoin("pairs", "pairs.id", "mine.pair_id")
    .leftJoin("pair_members as theirs", (join) =>
      join.onRef("theirs.pair_id", "=", "mine.pair_id").onRef("theirs.user_id", "!=", "mine.user_id"),
    )
    .leftJoin("users", "users.id", "theirs.user_id")
    .select(["pairs.id", "pairs.created_at", "pairs.ended_at", "users.name"])
    .where("mine.user_id", "=", userId)
    .where("mine.pair_id", "=", pairId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { id: row.id, name: row.name ?? "", since: row.created_at, endedAt: row.ended_at };
}

/**
 * Pairs two people; whoever had a binôme leaves them. Answers everyone whose pair changed, to be told; a pair that stands
 * already changes nothing. Inside a transaction. Throws for one person twice, and for somebody who is not there.
 */
export async function makePair(
  transaction: Database,
  [one, other]: readonly [string, string],
  nowMs: number,
): Promise<string[]> {
  if (one === other) throw new Error("a person cannot be their own binôme");
  // Whoever pairs one of them at the same moment waits here, in an order that is the same for all.
  for (const id of [one, other].toSorted()) await lockPerson(transaction, id);
  const standing = await findOpenPair(transaction, one);
  if (standing?.partner.id === other) return [];
  const parted = [...(await leavePair(transaction, one, nowMs)), ...(await leavePair(transaction, other, nowMs))];
  const id = randomUUID();
  await transaction.insertInto("pairs").values({ id, created_at: nowMs, ended_at: null, last_seq: 0 }).execute();
  const member = { pair_id: id, is_open: 1, delivered: 0, read: 0 };
  await transaction
    .insertInto("pair_members")
    .values([
      { ...member, user_id: one },
      { ...member, user_id: other },
    ])
    .execute();
  return [...new Set([...parted, one, other])];
}

/** Ends the pair that a person is in, for both. Answers the two of them; nobody where there was none. */
export async function leavePair(transaction: Database, userId: string, nowMs: number): Promise<string[]> {
  const open = await findOpenPair(transaction, userId);
  return open === null ? [] : endPair(transaction, open.id, nowMs);
}

/** Ends a pair. Answers its members; nobody where it had ended, or never was. */
export async function endPair(transaction: Database, pairId: string, nowMs: number): Promise<string[]> {
  const { numUpdatedRows } = await transaction
    .updateTable("pairs")
    .set({ ended_at: nowMs })
    .where("id", "=", pairId)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return [];
  const members = await transaction
    .updateTable("pair_members")
    .set({ is_open: 0 })
    .where("pair_id", "=", pairId)
    .returning("user_id")
    .execute();
  return members.map(({ user_id }) => user_id);
}

/** On SQLite a transaction has the whole database anyway. */
async function lockPerson(transaction: Database, id: string): Promise<void> {
  await transaction
    .updateTable("users")
    .set((row) => ({ name: row.ref("name") }))
    .where("id", "=", id)
    .execute();
}
