/** Keeps up with the binôme, in one tab of the browser; `main` calls it once, after the database is open. */
import { dbState } from "#client/db/db-state.ts";
import { pause } from "#client/platform/clock.ts";
import { whileLeader } from "#client/platform/lock.ts";
import { sendQueuedEntries } from "./buddy-outbox.ts";
import { followBuddy } from "./follow-buddy.ts";
import { sendMarks } from "./send-marks.ts";
import { answerPings, untilLeaderIsSilent } from "./watch-leader.ts";

const BINOME = "sdb-binome";

const START_AGAIN_MS = 5_000;

/** Returns the way to stop: what is queued stays queued. */
export function startBinome(): () => void {
  const stopping = new AbortController();
  void whileLeader(BINOME, stopping.signal, lead, untilLeaderIsSilent);
  return () => stopping.abort();
}

async function lead(signal: AbortSignal): Promise<void> {
  answerPings(signal);
  await Promise.all([sendQueuedEntries, followBuddy, sendMarks].map((work) => keepAt(work, signal)));
}

/** A full disk or a lost connection ends one go, not the chat: everything is read again from what is stored. */
async function keepAt(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && dbState().kind !== "old-tab") {
    try {
      await work(signal);
    } catch (error) {
      if (dbState().kind === "open") globalThis.reportError?.(error);
      await pause(START_AGAIN_MS, signal);
    }
  }
}
