/**
 * One run in the memory of the process that produces it: numbered events, those who wait for the next one, and the
 * one end. What never breaks: events are only ever added, nothing follows the end, and an end always comes.
 */
import { type CoachEvent, isTerminal, type Usage } from "#shared/coach-protocol.ts";
import type { Bill } from "./budget.ts";
import type { ModelEvent } from "./model.ts";

export type Production = {
  /** Called at most once per id, ever. Must end soon after its signal is aborted. */
  produce: (signal: AbortSignal) => AsyncIterable<ModelEvent>;
  /** Told of each event that is produced, also of those that come too late to be kept. */
  onEvent?: (event: ModelEvent) => void;
};

/** Event number `seq`: a `CoachEvent` as JSON, made once for the database and all readers. */
export type NumberedLine = { seq: number; line: string };

export type LiveRun = {
  id: string;
  bodySha256: string;
  userId: string;
  bill: Bill | null;
  /** Event n is line n - 1. */
  lines: string[];
  /** The last line is the end. */
  isOver: boolean;
  textLength: number;
  textBytes: number;
  abort: AbortController;
  /** What an abort means: `stopped` by its owner, or a failure. */
  onAbort: CoachEvent;
  /** Decided, and about to be written, then told. */
  end: { event: CoachEvent; used: Usage } | null;
  savedCount: number;
  saveDueAtMs: number;
  finished: Promise<void>;
  /** Readers who wait for the next event. */
  waiting: (() => void)[];
};

/** How long a run may keep its words to itself: they are spooled at most this often. */
export const SPOOL_EVERY_MS = 1_000;
/** Ten times the longest reply: past it the upstream has lost its mind, and the reply ends as cut by length. */
const TEXT_MAX = 100_000;
const AFTER_RESTART_MS = 5_000;

/** Keeps what is produced until the end, and returns that end: there always is one. */
export async function pump(
  run: LiveRun,
  { produce, onEvent }: Production,
  reportBug: (error: unknown) => void,
): Promise<CoachEvent> {
  const { signal } = run.abort;
  try {
    for await (const event of produce(signal)) {
      onEvent?.(event);
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

export async function* read(run: LiveRun, after: number, signal: AbortSignal): AsyncGenerator<NumberedLine> {
  let wake = () => {};
  // One for the whole reading: a race of two promises would leave something behind with each event.
  signal.addEventListener("abort", () => wake(), { once: true });
  for (let seq = after + 1; !signal.aborted; seq += 1) {
    while (seq > run.lines.length) {
      if (run.isOver || signal.aborted) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        run.waiting.push(resolve);
      });
    }
    const line = run.lines[seq - 1];
    if (line === undefined) return;
    yield { seq, line };
  }
}

export function newRun(claimed: Pick<LiveRun, "id" | "userId" | "bodySha256" | "bill">, first: CoachEvent): LiveRun {
  return {
    ...claimed,
    lines: [JSON.stringify(first)],
    isOver: false,
    textLength: 0,
    textBytes: 0,
    abort: new AbortController(),
    onAbort: { type: "stopped" },
    end: null,
    // The claim wrote it.
    savedCount: 1,
    // Runs that begin together are not to be written together.
    saveDueAtMs: performance.now() + Math.random() * SPOOL_EVERY_MS,
    finished: Promise.resolve(),
    waiting: [],
  };
}

export function append(run: LiveRun, event: CoachEvent): void {
  run.lines.push(JSON.stringify(event));
  run.isOver = isTerminal(event);
  if (event.type === "delta") {
    run.textLength += event.text.length;
    run.textBytes += Buffer.byteLength(event.text);
  }
  for (const wake of run.waiting.splice(0)) wake();
}

/** With no word said the browser asks again by itself; words that were said stay, and the person decides. */
export function shutdownEnd({ textLength }: LiveRun): CoachEvent {
  if (textLength > 0) return { type: "failed", failure: "cut" };
  return { type: "failed", failure: "server-away", retryAfterMs: AFTER_RESTART_MS };
}
