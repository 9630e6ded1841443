/**
 * One-time links that sign in as somebody who is here: the owner's, printed in the operator's own terminal, so that nobody
 * is locked out of their own machine, and everybody's to their own second device. A link is hashed at rest, opens once,
 * and only for a while. Invites, which make an account, are in `invites`.
 */
import type { TimeZone } from "#shared/day.ts";
import type { Database } from "../db/open-database.ts";
import { findOwner, insertOwner } from "./owner.ts";
import { hashToken, linkTo, newToken } from "./token.ts";

export const LINK_MS = 30 * 60_000;

/** A link that signs in as the owner, or makes them at the first visit. */
export async function createOwnerLink(db: Database, origin: string, nowMs: number): Promise<string> {
  return createLink(db, { origin, userId: await findOwner(db), nowMs });
}

type NewLink = {
  origin: string;
  /** Null: it makes the owner. */
  userId: string | null;
  nowMs: number;
  /** How long it opens. */
  lifeMs?: number;
};

export async function createLink(db: Database, { origin, userId, nowMs, lifeMs = LINK_MS }: NewLink): Promise<string> {
  const token = newToken();
  await db
    .insertInto("links")
    .values({
      token_hash: hashToken(token),
      user_id: userId,
      created_at: nowMs,
      expires_at: nowMs + lifeMs,
      used_at: null,
    })
    .execute();
  return linkTo(origin, token);
}

/**
 * Whom the link signs in, now that it is spent; `null`: unknown, used or expired. Of many exchanges at once one wins: the
 * update that marks the link as used matches a single time. Inside a transaction.
 */
export async function spendLink(
  transaction: Database,
  token: string,
  zone: TimeZone,
  nowMs: number,
): Promise<string | null> {
  const link = await transaction
    .updateTable("links")
    .set({ used_at: nowMs })
    .where("token_hash", "=", hashToken(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", nowMs)
    .returning("user_id")
    .executeTakeFirst();
  if (link === undefined) return null;
  // A link printed before the first visit may be opened after it, on another device: it is still the owner's.
  return link.user_id ?? (await insertOwner(transaction, zone, nowMs)) ?? (await findOwner(transaction));
}
