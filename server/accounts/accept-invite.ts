/**
 * Spending an invite. It opens once, whoever else tries at the same moment, until its time is over or it is revoked. What
 * it promises, an account, a role, a binôme, is done in the transaction that spends it, or the link stays unspent.
 */
import { randomUUID } from "node:crypto";
import { civilDateIn, type TimeZone } from "#shared/day.ts";
import type { PersonName } from "#shared/person-name.ts";
import { findOpenPair, makePair } from "../binome/pairs.ts";
import type { Database } from "../db/open-database.ts";
import { hashToken } from "./token.ts";

export type Acceptance = {
  userId: string;
  /** Whose pair changed by it: to be told once the transaction stands. */
  paired: string[];
};

/**
 * Spends the invite and makes its person: their J1 is today, as a calendar in `zone` shows it. `name`: as they want to be
 * called, else as they were invited. `null`: no invite that is open has that token. Inside a transaction.
 */
export async function acceptInvite(
  transaction: Database,
  token: string,
  { name, zone }: { name?: PersonName | undefined; zone: TimeZone },
  nowMs: number,
): Promise<Acceptance | null> {
  const tokenHash = hashToken(token);
  await waitForTheOther(transaction, tokenHash);
  const invite = await transaction
    .updateTable("invites")
    .set({ used_at: nowMs })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", nowMs)
    .returning(["id", "name", "makes_operator", "pair_key", "pair_with", "created_at"])
    .executeTakeFirst();
  if (invite === undefined) return null;
  const userId = randomUUID();
  await transaction
    .insertInto("users")
    .values({
      id: userId,
      role: "member",
      started_on: civilDateIn(zone, nowMs),
      zone,
      created_at: nowMs,
      name: name === undefined || name === "" ? invite.name : name,
      is_operator: invite.makes_operator,
    })
    .execute();
  await transaction.updateTable("invites").set({ used_by: userId }).where("id", "=", invite.id).execute();
  const partnerId = invite.pair_with ?? (await acceptedOther(transaction, invite));
  const isPromised = partnerId !== null && !(await isPairedSince(transaction, partnerId, invite.created_at));
  return { userId, paired: isPromised ? await makePair(transaction, [userId, partnerId], nowMs) : [] };
}

/**
 * Two people who accept the two invites of a key at the same moment: on PostgreSQL neither would see the other's account
 * yet, and nobody be paired. Both take the lock of one and the same row first.
 */
async function waitForTheOther(transaction: Database, tokenHash: string): Promise<void> {
  const invite = await transaction
    .selectFrom("invites")
    .select("pair_key")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  const pairKey = invite?.pair_key ?? null;
  if (pairKey === null) return;
  await transaction
    .updateTable("invites")
    .set({ pair_key: pairKey })
    .where("id", "=", (query) =>
      query
        .selectFrom("invites")
        .select(({ fn }) => fn.min("id").as("first"))
        .where("pair_key", "=", pairKey),
    )
    .execute();
}

/** Who accepted the other invite of the same key. */
async function acceptedOther(
  transaction: Database,
  { id, pair_key }: { id: string; pair_key: string | null },
): Promise<string | null> {
  if (pair_key === null) return null;
  const other = await transaction
    .selectFrom("invites")
    .select("used_by")
    .where("pair_key", "=", pair_key)
    .where("id", "!=", id)
    .where("used_by", "is not", null)
    .executeTakeFirst();
  return other?.used_by ?? null;
}

/** Whoever was given another binôme after the invite was minted keeps them: the later word counts. */
async function isPairedSince(transaction: Database, userId: string, mintedAt: number): Promise<boolean> {
  const standing = await findOpenPair(transaction, userId);
  return standing !== null && standing.createdAt > mintedAt;
}
