/**
 * One-time links, printed in the operator's own terminal: nobody is locked out of their own machine. The token sits
 * in the fragment, which no browser sends and no log sees, is hashed at rest, opens once, and only for half an hour.
 */
import type { TimeZone } from "#shared/day.ts";
import type { Database } from "../db/open-database.ts";
import { findOwner, makeOwner } from "./owner.ts";
import { openSession } from "./sessions.ts";
import { hashToken, linkTo, newToken } from "./token.ts";

export const LINK_MS = 30 * 60_000;

/** A link that signs in as the owner, or makes them at the first visit: `<origin>/#lien=<token>`. */
export async function createOwnerLink(db: Database, origin: string, nowMs: number): Promise<string> {
  const token = newToken();
  await db
    .insertInto("links")
    .values({
      token_hash: hashToken(token),
      user_id: await findOwner(db),
      created_at: nowMs,
      expires_at: nowMs + LINK_MS,
      used_at: null,
    })
    .execute();
  return linkTo(origin, token);
}

/**
 * The token of a new session, or `null` for a link that is unknown, used or expired. Of many exchanges at once one
 * wins: the update that marks the link as used matches a single time.
 */
export async function exchangeLink(db: Database, token: string, zone: TimeZone, nowMs: number): Promise<string | null> {
  return db.transaction().execute(async (transaction) => {
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
    const userId = link.user_id ?? (await makeOwner(transaction, zone, nowMs)) ?? (await findOwner(transaction));
    return userId === null ? null : openSession(transaction, userId, nowMs);
  });
}
