/** Sessions: opaque, hashed at rest, a new one at each sign-in, gone after 180 days, or when the person ends it. */
import { randomUUID } from "node:crypto";
import type { CurrentUser } from "../gate/current-user.ts";
import type { Database } from "../db/open-database.ts";
import { hashToken, newToken } from "./token.ts";

export const SESSION_MS = 180 * 86_400_000;
const UNUSED_INVITE_MS = 30 * 86_400_000;

/** A request is no reason to write: when somebody was seen is known within this. */
export const SEEN_EVERY_MS = 5 * 60_000;

/** The new session's token, told once: only its hash is kept. `label`: the browser, as `browserLabel` tells it. */
export async function openSession(db: Database, userId: string, nowMs: number, label = ""): Promise<string> {
  const token = newToken();
  await db
    .insertInto("sessions")
    .values({
      token_hash: hashToken(token),
      id: randomUUID(),
      user_id: userId,
      label,
      created_at: nowMs,
      seen_at: nowMs,
      expires_at: nowMs + SESSION_MS,
    })
    .execute();
  return token;
}

/** Whose session it is; `null`: unknown, ended or expired. */
export async function findSession(db: Database, token: string, nowMs: number): Promise<CurrentUser | null> {
  const row = await db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .select(["users.id", "users.started_on", "users.zone", "sessions.id as session_id", "sessions.seen_at"])
    .where("sessions.token_hash", "=", hashToken(token))
    .where("sessions.expires_at", ">", nowMs)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.seen_at + SEEN_EVERY_MS <= nowMs) await seeSession(db, row.session_id, nowMs);
  return { id: row.id, startedOn: row.started_on, zone: row.zone, sessionId: row.session_id };
}

/** Of many requests at once, one writes. */
async function seeSession(db: Database, sessionId: string, nowMs: number): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ seen_at: nowMs })
    .where("id", "=", sessionId)
    .where("seen_at", "<=", nowMs - SEEN_EVERY_MS)
    .execute();
}

export async function endSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom("sessions").where("token_hash", "=", hashToken(token)).execute();
}

/** Ends one of a person's own sessions, from any of their devices. False: they have none of that id. */
export async function revokeSession(db: Database, userId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("sessions")
    .where("id", "=", sessionId)
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Rows that no longer open anything; called at start. */
export async function forgetExpired(db: Database, nowMs: number): Promise<void> {
  await db.deleteFrom("sessions").where("expires_at", "<=", nowMs).execute();
  await db.deleteFrom("links").where("expires_at", "<=", nowMs).execute();
  // Pilotage shows for a while which ones nobody took.
  const invites = db.deleteFrom("invites").where("used_at", "is", null);
  await invites.where("expires_at", "<=", nowMs - UNUSED_INVITE_MS).execute();
}
