/**
 * People by the hundred, for what loads a running server: written into its database beside it, as a command would,
 * because signing so many in by hand would measure the limits instead of the server.
 */
import { randomUUID } from "node:crypto";
import { openSession } from "#server/accounts/sessions.ts";
import { openDatabase } from "#server/db/open-database.ts";

/** The session cookie of each new person, as the server on `port` reads it. */
export async function addMembers(dataDir: string, port: number, count: number): Promise<string[]> {
  const db = await openDatabase({ databaseUrl: null, dataDir });
  const nowMs = Date.now();
  const cookies: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const id = randomUUID();
    await db
      .insertInto("users")
      .values({ id, role: "member", started_on: "2026-11-22", zone: "Europe/Paris", created_at: nowMs })
      .execute();
    cookies.push(`sdb-session-${port}=${await openSession(db, id, nowMs)}`);
  }
  await db.destroy();
  return cookies;
}
