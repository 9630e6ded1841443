/** Wakes the outbox: a row changed in any tab, the network or the session changed, the person is back, time is up. */
import { liveQuery } from "dexie";
import { now } from "#client/platform/clock.ts";
import { onOnlineChange } from "#client/platform/online.ts";
import { onPageShown } from "#client/platform/page-life.ts";
import { currentDb } from "#client/db/db.ts";
import { sessionStore } from "#client/db/session.ts";

export type WakeUp = {
  /** Resolves at `untilMs` or at the first event, one that came since the last wait included. */
  wait: (untilMs: number) => Promise<void>;
  /** Whether the network or the person came back since it was last asked. */
  takeHurry: () => boolean;
};

/** `setTimeout` overflows beyond 2^31 ms and fires at once. */
const LONGEST_WAIT_MS = 3_600_000;

/** Listens until `signal` aborts. */
export function watchForWork(signal: AbortSignal): WakeUp {
  let rung = false;
  let hurry = false;
  let wake: (() => void) | null = null;

  function ring() {
    rung = true;
    wake?.();
  }
  function ringInAHurry() {
    hurry = true;
    ring();
  }

  const db = currentDb();
  const waiting = liveQuery(() => db.messages.where("state.status").anyOf("queued", "failed").primaryKeys());
  const subscription = waiting.subscribe({ next: ring, error: ring });
  const stopListening = [
    onOnlineChange(ringInAHurry),
    onPageShown(ringInAHurry),
    sessionStore.subscribe(ringInAHurry),
    () => subscription.unsubscribe(),
  ];
  signal.addEventListener("abort", () => {
    for (const stop of stopListening) stop();
    ring();
  });

  return {
    wait: (untilMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(ring, Math.min(Math.max(untilMs - now(), 0), LONGEST_WAIT_MS));
        wake = () => {
          clearTimeout(timer);
          rung = false;
          wake = null;
          resolve();
        };
        if (rung) wake();
      }),
    takeHurry: () => {
      const taken = hurry;
      hurry = false;
      return taken;
    },
  };
}
