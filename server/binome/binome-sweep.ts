/** What time does to what binômes wrote: a month after their pair ended the server has none of it any more. */
import type { Database } from "../db/open-database.ts";
import { forgetEndedPairs } from "./entries.ts";

const SWEEP_EVERY_MS = 3_600_000;

/** Sweeps once before it resolves, then every hour until the returned function is called. */
export async function startBinomeSweep(db: Database, reportBug: (error: unknown) => void): Promise<() => void> {
  await forgetEndedPairs(db, Date.now());
  const sweep = setInterval(() => void forgetEndedPairs(db, Date.now()).catch(reportBug), SWEEP_EVERY_MS);
  sweep.unref();
  return () => clearInterval(sweep);
}
