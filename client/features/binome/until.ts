/** What the work of the chat waits for: an answer of the database, a server that knows the person, a better moment. */
import { liveQuery } from "dexie";
import { isOnline, onOnlineChange } from "#client/platform/online.ts";
import { onPageShown } from "#client/platform/page-life.ts";
import { sessionStore } from "#client/db/session.ts";

/** Resolves with the first answer of the query that is not `null`; with `null` only when `signal` aborts. */
export function untilAnswer<T>(query: () => Promise<T | null>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(null);
    const subscription = liveQuery(query).subscribe({
      next: (answer) => answer !== null && end(() => resolve(answer)),
      error: (error) => end(() => reject(error)),
    });
    const stop = () => end(() => resolve(null));
    signal.addEventListener("abort", stop, { once: true });

    function end(tell: () => void) {
      subscription.unsubscribe();
      signal.removeEventListener("abort", stop);
      tell();
    }
  });
}

/** Resolves when the server has confirmed whose words these are and there is a network, or when `signal` aborts. */
export async function untilReady(signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !(isOnline() && sessionStore.getState().state === "ready")) {
    await untilBetter(null, signal);
  }
}

/** Resolves after `ms`, and before where a call may work again: the network, the server or the person is back. */
export function untilBetter(ms: number | null, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = ms === null ? undefined : setTimeout(end, ms);
    const stopListening = [
      onOnlineChange((online) => online && end()),
      onPageShown(end),
      sessionStore.subscribe(({ state }, before) => state === "ready" && before.state !== "ready" && end()),
    ];
    signal.addEventListener("abort", end, { once: true });

    function end() {
      clearTimeout(timer);
      for (const stop of stopListening) stop();
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}
