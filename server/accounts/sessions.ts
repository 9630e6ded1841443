/** Sessions: opaque, hashed at rest, a new one at each sign-in, gone after 180 days. */
import type { CurrentUser } from "../gate/current-user.ts";
import type { Database } from "../db/open-database.ts";
import { hashToken, newToken } from "./token.ts";

export const SESSION_MS = 180 * 86_400_000;

/** The new session's token, told once: only its hash is kept. */
export async function openSession(db: Database, userId: string, nowMs: number): Promise<string> {
  const token = newToken();
  await db
    .insertInto("sessions")
    .values({ token_hash: hashToken(token), user_id: userId, created_at: nowMs, expires_at: nowMs + SESSION_MS })
    .execute();
  return token;
}

/** Whose session it is; `null`: unknown, ended or expired. */
export async function findSession(db: Database, token: string, nowMs: number): Promise<CurrentUser | null> {
  const row = await db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .select(["users.id", "users.started_on", "users.zone"])
    .where("sessions.token_hash", "=", hashToken(token))
    .where("sessions.expires_at", ">", nowMs)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, startedOn: row.started_on, zone: row.zone };
}

export async function endSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom("sessions").where("token_hash", "=", hashToken(token)).execute();
}

/** Rows that no longer open anything; called at start. */
export async function forgetExpired(db: Database, nowMs: number): Promise<void> {
  await db.deleteFrom("sessions").where("expires_at", "<=", nowMs).execute();
  await db.deleteFrom("links").where("expires_at", "<=", nowMs).execute();
}
