/**
 * A tab that keeps up with the binôme and was frozen by the browser would keep messages from every other tab. A visible tab
 * asks it for a sign of life, and takes over after three pings without one.
 */
import * as z from "zod/mini";
import { openChannel } from "#client/platform/channel.ts";
import { isPageVisible } from "#client/platform/page-life.ts";

const CHANNEL = "sdb-binome";
const PING_EVERY_MS = 1_000;
/** Counted in questions asked, so that the hours a laptop slept are not a leader's silence. */
const UNANSWERED_MAX = 3;

const TabMessage = z.object({ kind: z.enum(["ping", "beat"]) });

/** For the tab that leads, until `signal` aborts. */
export function answerPings(signal: AbortSignal): void {
  const channel = openChannel(CHANNEL, (message) => {
    if (kindOf(message) === "ping") channel.post({ kind: "beat" });
  });
  signal.addEventListener("abort", () => channel.close());
}

/** Resolves when the tab that leads does not answer, or when `signal` aborts. */
export function untilLeaderIsSilent(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let unanswered = 0;
    const channel = openChannel(CHANNEL, (message) => {
      if (kindOf(message) === "beat") unanswered = 0;
    });
    const timer = setInterval(() => {
      if (!isPageVisible()) unanswered = 0;
      else if (unanswered >= UNANSWERED_MAX) end();
      else {
        unanswered += 1;
        channel.post({ kind: "ping" });
      }
    }, PING_EVERY_MS);
    signal.addEventListener("abort", end, { once: true });

    function end() {
      clearInterval(timer);
      channel.close();
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}

function kindOf(message: unknown): "ping" | "beat" | null {
  const parsed = TabMessage.safeParse(message);
  return parsed.success ? parsed.data.kind : null;
}
