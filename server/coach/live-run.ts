/**
 * One run in the memory of the process that produces it: numbered events, those who wait for the next one, and the
 * one end. What never breaks: events are only ever added, nothing follows the end, and an end always comes.
 */
import { type CoachEvent, isTerminal, type NumberedEvent, type Usage } from "#shared/coach-protocol.ts";
import type { Bill } from "./budget.ts";
import type { ModelEvent } from "./model.ts";

export type LiveRun = {
  id: string;
  bodySha256: string;
  userId: string;
  bill: Bill | null;
  events: CoachEvent[];
  textLength: number;
  abort: AbortController;
  /** What an abort means: `stopped` by its owner, or a failure. */
  onAbort: CoachEvent;
  /** Decided, and about to be written, then told. */
  end: { event: CoachEvent; used: Usage } | null;
  savedCount: number;
  saveDueAtMs: number;
  finished: Promise<void>;
  wake: () => void;
  changed: Promise<void>;
};

/** How long a run may keep its words to itself: they are spooled at most this often. */
export const SPOOL_EVERY_MS = 1_000;
/** Ten times the longest reply: past it the upstream has lost its mind, and the reply ends as cut by length. */
const TEXT_MAX = 100_000;
const AFTER_RESTART_MS = 5_000;

/** Keeps what is produced until the end, and returns that end: there always is one. */
export async function pump(
  run: LiveRun,
  produce: (signal: AbortSignal) => AsyncIterable<ModelEvent>,
  reportBug: (error: unknown) => void,
): Promise<CoachEvent> {
  const { signal } = run.abort;
  try {
    for await (const event of produce(signal)) {
      if (signal.aborted) continue;
      if (event.type === "done") return { ...event, cost: null };
      if (event.type === "failed") return event;
      append(run, event);
      if (run.textLength > TEXT_MAX) return { type: "done", reason: "length", usage: null, cost: null };
    }
  } catch (error) {
    reportBug(error);
    if (!signal.aborted) return { type: "failed", failure: "upstream" };
  }
  return signal.aborted ? run.onAbort : { type: "failed", failure: "cut" };
}

export async function* read(run: LiveRun, after: number, signal: AbortSignal): AsyncGenerator<NumberedEvent> {
  const left = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  for (let seq = after + 1; !signal.aborted; seq += 1) {
    while (seq > run.events.length) {
      if (isOver(run) || signal.aborted) return;
      await Promise.race([run.changed, left]);
    }
    const event = run.events[seq - 1];
    if (event === undefined) return;
    yield { seq, event };
    if (isTerminal(event)) return;
  }
}

export function newRun(claimed: Pick<LiveRun, "id" | "userId" | "bodySha256" | "bill">, first: CoachEvent): LiveRun {
  return armed({
    ...claimed,
    events: [first],
    textLength: 0,
    abort: new AbortController(),
    onAbort: { type: "stopped" },
    end: null,
    // The claim wrote it.
    savedCount: 1,
    // Runs that begin together are not to be written together.
    saveDueAtMs: performance.now() + Math.random() * SPOOL_EVERY_MS,
    finished: Promise.resolve(),
    wake: () => undefined,
    changed: Promise.resolve(),
  });
}

export function append(run: LiveRun, event: CoachEvent): void {
  run.events.push(event);
  if (event.type === "delta") run.textLength += event.text.length;
  const { wake } = run;
  armed(run);
  wake();
}

/** Renews what readers wait for. */
function armed(run: LiveRun): LiveRun {
  run.changed = new Promise((resolve) => {
    run.wake = resolve;
  });
  return run;
}

export function isOver(run: LiveRun): boolean {
  const last = run.events.at(-1);
  return last !== undefined && isTerminal(last);
}

/** With no word said the browser asks again by itself; words that were said stay, and the person decides. */
export function shutdownEnd({ textLength }: LiveRun): CoachEvent {
  if (textLength > 0) return { type: "failed", failure: "cut" };
  return { type: "failed", failure: "server-away", retryAfterMs: AFTER_RESTART_MS };
}
