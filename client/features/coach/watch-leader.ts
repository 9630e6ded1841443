/**
 * A tab that delivers and was frozen, or put to sleep by the browser, would hold every other tab's questions back.
 * A visible tab asks it for a sign of life while there is something to deliver, and after 2 s without one takes over.
 */
import { liveQuery } from "dexie";
import { isPageVisible } from "#client/platform/page-life.ts";
import { currentDb } from "#client/db/db.ts";
import { hearTabs, tellTabs } from "./tab-channel.ts";

const PING_EVERY_MS = 500;
/** 2 s of silence. Counted in questions asked, so that the hours a laptop slept are not a leader's silence. */
const UNANSWERED_MAX = 4;

/** For the tab that delivers. */
export function answerPings(signal: AbortSignal): void {
  hearTabs((message) => {
    if (message.kind === "ping") tellTabs({ kind: "beat" });
  }, signal);
}

/** Resolves when the tab that delivers does not answer, or when `signal` aborts. */
export function untilLeaderIsSilent(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let unanswered = 0;
    let hasWork = false;
    const { messages } = currentDb();
    const waiting = liveQuery(() => messages.where("state.status").anyOf("queued", "streaming").count());
    const subscription = waiting.subscribe({
      next: (count) => {
        hasWork = count > 0;
      },
      // Whoever cannot read the table has nothing to take over for.
      error: () => undefined,
    });
    const timer = setInterval(() => {
      if (!hasWork || !isPageVisible()) unanswered = 0;
      else if (unanswered >= UNANSWERED_MAX) end();
      else {
        unanswered += 1;
        tellTabs({ kind: "ping" });
      }
    }, PING_EVERY_MS);
    hearTabs((message) => {
      // Words are a sign of life too.
      if (message.kind === "beat" || message.kind === "words") unanswered = 0;
    }, signal);
    signal.addEventListener("abort", end, { once: true });

    function end() {
      clearInterval(timer);
      subscription.unsubscribe();
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}
