/**
 * Erasing a person: everything that the server has of them goes, in one transaction, and what the coach was writing for
 * them is stopped first. What stays are sums that name nobody (the server's spending) and what their binôme wrote.
 */
import { leavePair } from "../binome/pairs.ts";
import type { Database } from "../db/open-database.ts";

export type Erasing = {
  /** Stops one reply; resolves once it is stopped, or once there is no more to wait for. */
  stopRun: (id: string) => Promise<void>;
  nowMs: number;
};

const TRIES = 5;

/** Whom to tell that their pair has ended; `null`: there was nobody of that id. */
export async function eraseAccount(
  db: Database,
  userId: string,
  { stopRun, nowMs }: Erasing,
): Promise<string[] | null> {
  // From here on nothing new is begun for them.
  await db.deleteFrom("sessions").where("user_id", "=", userId).execute();
  for (let tried = 0; tried < TRIES; tried += 1) {
    const live = await liveRunsOf(db, userId);
    if (live.length === 0) break;
    await Promise.all(live.map((id) => stopRun(id)));
  }
  return db.transaction().execute(async (transaction) => {
    const parted = await leavePair(transaction, userId, nowMs);
    const { numDeletedRows } = await transaction.deleteFrom("users").where("id", "=", userId).executeTakeFirstOrThrow();
    await transaction
      .deleteFrom("pairs")
      .where((pair) =>
        pair.not(pair.exists(pair.selectFrom("pair_members").select("user_id").whereRef("pair_id", "=", "pairs.id"))),
      )
      .execute();
    return numDeletedRows === 0n ? null : parted.filter((id) => id !== userId);
  });
}

async function liveRunsOf(db: Database, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("runs")
    .select("id")
    .where("user_id", "=", userId)
    .where("state", "=", "live")
    .execute();
  return rows.map(({ id }) => id);
}
