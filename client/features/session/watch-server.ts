/**
 * Whether the server still answers, so that « En ligne » is never said of a dead one for long. The browser only knows its
 * own network, so somebody has to ask: every 30 s while the page is in sight, at once when it comes into sight, when the
 * person comes back to its window and when any call found nobody. While the server is away it is looked for every 1.5 s for
 * a minute, then every 20 s: a reply that was cut is to go on within 3 s of its return. A page nobody sees asks nothing.
 */
import { sessionStore } from "#client/db/session.ts";
import { now } from "#client/platform/clock.ts";
import { isOnline } from "#client/platform/online.ts";
import { isPageVisible, onPageFocused, onPageShown } from "#client/platform/page-life.ts";
import { isServerThere, onUnanswered } from "#client/platform/server-reach.ts";

const LOOK_MS = 30_000;
const SOON_MS = 1_500;
const LATER_MS = 20_000;
const SOON_FOR_MS = 60_000;

/** `onBack` is called when a server that was away answers again; returns the way to stop. */
export function watchServer(onBack: () => void): () => void {
  let isLooking = false;
  let isStopped = false;
  let awaySinceMs: number | null = null;
  let timer = setTimeout(look, LOOK_MS);

  function look() {
    if (isLooking || isStopped) return;
    clearTimeout(timer);
    isLooking = true;
    void settle().finally(() => {
      isLooking = false;
      if (!isStopped) timer = setTimeout(look, spread(waitMs()));
    });
  }

  async function settle(): Promise<void> {
    // Before the account is confirmed, and after it was refused, there is nothing to say about the server.
    const isKnown = () => sessionStore.getState().state === "ready" || sessionStore.getState().state === "offline";
    if (!isKnown() || !isPageVisible() || !isOnline()) return;
    const isThere = await isServerThere();
    if (isStopped || !isKnown()) return;
    if (!isThere) {
      awaySinceMs ??= now();
      sessionStore.setState({ state: "offline" });
      return;
    }
    awaySinceMs = null;
    if (sessionStore.getState().state === "offline") onBack();
  }

  function waitMs(): number {
    if (awaySinceMs === null) return LOOK_MS;
    return now() - awaySinceMs < SOON_FOR_MS ? SOON_MS : LATER_MS;
  }

  const stopListening = [onPageShown(look), onPageFocused(look), onUnanswered(look)];
  return () => {
    isStopped = true;
    clearTimeout(timer);
    for (const stop of stopListening) stop();
  };
}

/** Clients that lost one server together do not come back together. */
function spread(ms: number): number {
  return ms * (1 + Math.random() / 4);
}
