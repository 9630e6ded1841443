/** Starts delivering what is queued, in one tab of the browser; `main` calls it once, after the database is open. */
import { dbState } from "#client/db/db-state.ts";
import { pause } from "#client/platform/clock.ts";
import { whileLeader } from "#client/platform/lock.ts";
import { onPageHide } from "#client/platform/page-life.ts";
import { keepWordsInFlight } from "./live-replies.ts";
import { deliver } from "./outbox.ts";
import { followWords, tellWords } from "./share-replies.ts";
import { hearStops } from "./stop-reply.ts";
import { joinTabs, OUTBOX } from "./tab-channel.ts";
import { answerPings, untilLeaderIsSilent } from "./watch-leader.ts";

const START_AGAIN_MS = 5_000;

/** Returns the way to stop: a run under way goes on at the server, and is joined again at the next start. */
export function startCoach(): () => void {
  const stopping = new AbortController();
  const stopListening = onPageHide(keepWordsInFlight);
  joinTabs(stopping.signal);
  followWords(stopping.signal);
  void whileLeader(OUTBOX, stopping.signal, lead, untilLeaderIsSilent);
  return () => {
    stopListening();
    stopping.abort();
  };
}

async function lead(signal: AbortSignal): Promise<void> {
  answerPings(signal);
  tellWords(signal);
  hearStops(signal);
  await keepDelivering(signal);
}

/** A full disk or a lost connection ends one delivery, not the outbox: what was under way is an orphan by then. */
async function keepDelivering(signal: AbortSignal): Promise<void> {
  while (!signal.aborted && dbState().kind !== "old-tab") {
    const delivery = new AbortController();
    try {
      await deliver(AbortSignal.any([signal, delivery.signal]));
    } catch (error) {
      if (dbState().kind === "open") globalThis.reportError?.(error);
      await pause(START_AGAIN_MS, signal);
    } finally {
      delivery.abort();
    }
  }
}
