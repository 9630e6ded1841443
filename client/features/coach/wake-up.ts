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
  /** Epoch milliseconds: since when the app is open with a network and a server, without a break. */
  readonly backAtMs: number;
};

/** `setTimeout` overflows beyond 2^31 ms and fires at once. */
const LONGEST_WAIT_MS = 3_600_000;

/** Listens until `signal` aborts. */
export function watchForWork(signal: AbortSignal): WakeUp {
  let rung = false;
  let hurry = false;
  let wake: (() => void) | null = null;
  let backAtMs = now();

  function ring() {
    rung = true;
    wake?.();
  }
  function ringInAHurry() {
    hurry = true;
    ring();
  }

  const { messages } = currentDb();
  // The queued rows whole: the person's word changes nothing else in them.
  const waiting = liveQuery(() =>
    Promise.all([
      messages.where("state.status").equals("queued").toArray(),
      messages.where("state.status").equals("failed").primaryKeys(),
    ]),
  );
  const subscription = waiting.subscribe({ next: ring, error: ring });
  const stopListening = [
    onOnlineChange((online) => {
      if (online) backAtMs = now();
      ringInAHurry();
    }),
    onPageShown(ringInAHurry),
    sessionStore.subscribe(({ state }, before) => {
      if (state === "ready" && before.state !== "ready") backAtMs = now();
      ringInAHurry();
    }),
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
    get backAtMs() {
      return backAtMs;
    },
  };
}
