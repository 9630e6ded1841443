/**
 * What a link is, for whoever holds it, before anything is spent. It tells no more than its 256 random bits already open:
 * whom it is for, and whether it still opens. An unknown one tells nothing at all.
 */
import type { LinkLook } from "#shared/sign-in.ts";
import type { Database } from "../db/open-database.ts";
import { inviteState } from "./invites.ts";
import { hashToken } from "./token.ts";

/** `userId`: who is signed in on the browser that asks; null: nobody. */
export async function lookAtLink(
  db: Database,
  token: string,
  userId: string | null,
  nowMs: number,
): Promise<LinkLook | null> {
  const tokenHash = hashToken(token);
  return (await lookAtSignInLink(db, tokenHash, userId, nowMs)) ?? lookAtInvite(db, tokenHash, userId, nowMs);
}

async function lookAtSignInLink(
  db: Database,
  tokenHash: string,
  userId: string | null,
  nowMs: number,
): Promise<LinkLook | null> {
  const link = await db
    .selectFrom("links")
    .select(["user_id", "expires_at", "used_at"])
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (link === undefined) return null;
  const query = db.selectFrom("users").select(["id", "name"]);
  // One that was printed before the first visit is the owner's.
  const person = await (
    link.user_id === null ? query.where("role", "=", "owner") : query.where("id", "=", link.user_id)
  ).executeTakeFirst();
  return {
    kind: person === undefined ? "owner" : "sign-in",
    name: person?.name ?? "",
    state: link.used_at !== null ? "used" : link.expires_at <= nowMs ? "expired" : "waiting",
    isMine: userId !== null && person?.id === userId,
  };
}

async function lookAtInvite(
  db: Database,
  tokenHash: string,
  userId: string | null,
  nowMs: number,
): Promise<LinkLook | null> {
  const row = await db
    .selectFrom("invites")
    .select(["name", "expires_at", "used_at", "used_by", "revoked_at"])
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (row === undefined) return null;
  const state = inviteState(row, nowMs);
  return {
    kind: "invite",
    name: row.name,
    state: state === "revoked" ? "expired" : state,
    isMine: userId !== null && row.used_by === userId,
  };
}
