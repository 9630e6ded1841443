/**
 * What the tab that delivers and the ones that follow say to each other about replies. All of it may be lost: words
 * are in Dexie at most 400 ms later, a stop has its own call, and a leader that is not heard is replaced.
 */
import * as z from "zod/mini";
import { type Channel, openChannel } from "#client/platform/channel.ts";

const TabMessage = z.discriminatedUnion("kind", [
  /** The characters of a reply from `from` on (UTF-16 units), as of the run's event `seq`. */
  z.object({
    kind: z.literal("words"),
    id: z.string(),
    from: z.number(),
    text: z.string(),
    seq: z.number(),
    retryAtMs: z.nullable(z.number()),
  }),
  /** A latecomer asks for the whole of a reply in flight. */
  z.object({ kind: z.literal("want"), id: z.string() }),
  /** The person stopped that reply in another tab; its question may still be on the way up. */
  z.object({ kind: z.literal("stop"), id: z.string() }),
  /** Asks whoever delivers for a sign of life; `beat` is the sign. */
  z.object({ kind: z.literal("ping") }),
  z.object({ kind: z.literal("beat") }),
]);
export type TabMessage = z.infer<typeof TabMessage>;

/** The outbox's lock and its channel have one name. */
export const OUTBOX = "sdb-outbox";

const listeners = new Set<(message: TabMessage) => void>();
let channel: Channel | null = null;

/** Opens the channel until `signal` aborts. */
export function joinTabs(signal: AbortSignal): void {
  const joined = openChannel(OUTBOX, (message) => {
    const parsed = TabMessage.safeParse(message);
    if (parsed.success) for (const listener of listeners) listener(parsed.data);
  });
  channel = joined;
  signal.addEventListener("abort", () => {
    joined.close();
    if (channel === joined) channel = null;
  });
}

/** Says it to the other tabs, never to this one. */
export function tellTabs(message: TabMessage): void {
  channel?.post(message);
}

export function hearTabs(listener: (message: TabMessage) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  listeners.add(listener);
  signal.addEventListener("abort", () => listeners.delete(listener));
}
