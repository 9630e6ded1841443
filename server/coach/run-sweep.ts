/**
 * What time does to runs: words go after a quarter of an hour, the tombstone after a month, and a run whose process
 * died is said to be interrupted. Nothing here can end a run that lives: a node that was only slow revives its own.
 */
import type { Database } from "../db/open-database.ts";
import { REPLAY_MS } from "./run-spool.ts";

const TOMBSTONE_MS = 30 * 86_400_000;
/** A node beats four times a second: silent for this long, it is dead, or will revive its runs when it wakes up. */
const DEAD_MS = 3_000;
const SWEEP_EVERY_MS = 60_000;
const LOOK_FOR_DEAD_EVERY_MS = 1_000;

type SweepSettings = {
  db: Database;
  /** No other server uses this database: whatever is live at the start died with the last one. */
  isAlone: boolean;
  reportBug: (error: unknown) => void;
};

/** Sweeps once before it resolves, then now and then until the returned function is called. */
export async function startRunSweep({ db, isAlone, reportBug }: SweepSettings): Promise<() => void> {
  const now = Date.now();
  await interruptSilentRuns(db, isAlone ? Number.MAX_SAFE_INTEGER : now - DEAD_MS, now);
  await forgetOldRuns(db, now);
  const sweep = setInterval(() => void forgetOldRuns(db, Date.now()).catch(reportBug), SWEEP_EVERY_MS);
  const look = isAlone
    ? undefined
    : setInterval(
        () => void interruptSilentRuns(db, Date.now() - DEAD_MS, Date.now()).catch(reportBug),
        LOOK_FOR_DEAD_EVERY_MS,
      );
  sweep.unref();
  look?.unref();
  return () => {
    clearInterval(sweep);
    clearInterval(look);
  };
}

/** Live runs whose node has not been heard of since `sinceMs`. Their reservations stay: what was billed is unknown. */
export async function interruptSilentRuns(db: Database, sinceMs: number, nowMs: number): Promise<void> {
  await db
    .updateTable("runs")
    .set({ state: "interrupted", updated_at: nowMs })
    .where("state", "=", "live")
    .where("updated_at", "<", sinceMs)
    .execute();
}

export async function forgetOldRuns(db: Database, nowMs: number): Promise<void> {
  const tooOld = db
    .selectFrom("runs")
    .select("id")
    .where("state", "in", ["ended", "interrupted"])
    .where("updated_at", "<=", nowMs - REPLAY_MS);
  await db.deleteFrom("run_pages").where("run_id", "in", tooOld).execute();
  await db.updateTable("runs").set({ state: "expired" }).where("id", "in", tooOld).execute();
  await db
    .deleteFrom("runs")
    .where("state", "=", "expired")
    .where("updated_at", "<=", nowMs - TOMBSTONE_MS)
    .execute();
}
