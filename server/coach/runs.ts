/**
 * A run is the production of one reply. It outlives the HTTP response that started it: its events are numbered from
 * 1 and kept for replay, so a reload, a cut or a second tab reads the same reply again. What never breaks: one id is
 * produced at most once, a run ends with exactly one terminal event, and only its owner can see that it exists.
 *
 * The first methods are asynchronous although memory is not: the same signatures can be kept over a table.
 */
import { createHash } from "node:crypto";
import { type CoachEvent, type CoachRequest, isTerminal, type NumberedEvent } from "#shared/coach-protocol.ts";
import type { ModelEvent } from "./model.ts";

export type RunStart = {
  request: CoachRequest;
  userId: string;
  source: "model" | "checks";
  model: string;
  /** Called at most once per id, ever. Must end soon after its signal is aborted. */
  produce: (signal: AbortSignal) => AsyncIterable<ModelEvent>;
};

export type StartOutcome =
  | "started"
  | "joined"
  | "mismatch"
  | "not-found"
  | "run-expired"
  | "too-many-runs"
  | "shutting-down";

export type Runs = {
  /** Starts the run, or joins it when the same body started it before. */
  start: (start: RunStart) => Promise<StartOutcome>;
  find: (id: string, userId: string) => Promise<"found" | "not-found" | "run-expired">;
  /** The events after number `after`, then those to come; ends after the terminal one or with `signal`. */
  subscribe: (id: string, after: number, signal: AbortSignal) => AsyncIterable<NumberedEvent>;
  /** Resolves once the upstream is closed and `stopped` is recorded; at once when the run was over. */
  stop: (id: string) => Promise<void>;
  /** For the shutdown: every open run ends as `cut`, its readers are told, and nothing starts any more. */
  settle: () => Promise<void>;
};

type Run = {
  userId: string;
  bodySha256: string;
  events: CoachEvent[];
  textLength: number;
  abort: AbortController;
  /** What an abort means: `stopped` by its owner, or a failure. */
  onAbort: CoachEvent;
  finished: Promise<void>;
  endedAtMs: number | null;
  wake: () => void;
  changed: Promise<void>;
};

type RunsSettings = {
  /** A producer that throws is a bug: it is reported, and the run fails. */
  reportBug: (error: unknown) => void;
  now?: () => number;
};

const LIVE_RUNS_PER_USER = 2;
const REPLAY_MS = 15 * 60_000;
/** Ten times the longest reply: past it the upstream has lost its mind, and the reply ends as cut by length. */
const TEXT_MAX = 100_000;
/** Ended runs whose words are kept; an older one becomes a tombstone before its time. */
const REPLAYS_MAX = 500;
/** Who owned an id and what it was asked: enough to never produce it again. */
const TOMBSTONES_MAX = 50_000;

export function createRuns({ reportBug, now = Date.now }: RunsSettings): Runs {
  const runById = new Map<string, Run>();
  const tombstoneById = new Map<string, { userId: string }>();
  let settling = false;

  function sweep(): void {
    const ended = [...runById].filter(([, run]) => run.endedAtMs !== null);
    const excess = ended.length - REPLAYS_MAX;
    for (const [index, [id, run]] of ended.entries()) {
      if (index >= excess && (run.endedAtMs ?? 0) + REPLAY_MS > now()) continue;
      runById.delete(id);
      tombstoneById.set(id, { userId: run.userId });
    }
    for (const id of tombstoneById.keys()) {
      if (tombstoneById.size <= TOMBSTONES_MAX) break;
      tombstoneById.delete(id);
    }
  }

  function lookUp(id: string, userId: string): Run | "not-found" | "run-expired" {
    sweep();
    const known = runById.get(id) ?? tombstoneById.get(id);
    if (known === undefined || known.userId !== userId) return "not-found";
    return runById.get(id) ?? "run-expired";
  }

  async function start({ request, userId, source, model, produce }: RunStart): Promise<StartOutcome> {
    const bodySha256 = sha256Of(request);
    const known = lookUp(request.id, userId);
    if (known === "run-expired") return "run-expired";
    if (known !== "not-found") return known.bodySha256 === bodySha256 ? "joined" : "mismatch";
    if (runById.has(request.id) || tombstoneById.has(request.id)) return "not-found";
    if (settling) return "shutting-down";
    const live = [...runById.values()].filter((run) => run.userId === userId && run.endedAtMs === null);
    if (live.length >= LIVE_RUNS_PER_USER) return "too-many-runs";

    const run = newRun(userId, bodySha256);
    runById.set(request.id, run);
    append(run, { type: "start", model, source });
    run.finished = pump(run, produce, reportBug).then(() => {
      run.endedAtMs = now();
    });
    return "started";
  }

  async function end(run: Run, as: CoachEvent): Promise<void> {
    if (!run.abort.signal.aborted) run.onAbort = as;
    run.abort.abort();
    await run.finished;
  }

  return {
    start,
    find: async (id, userId) => {
      const known = lookUp(id, userId);
      return typeof known === "string" ? known : "found";
    },
    subscribe: (id, after, signal) => {
      const run = runById.get(id);
      return run === undefined ? nothing() : read(run, after, signal);
    },
    stop: async (id) => {
      const run = runById.get(id);
      if (run !== undefined) await end(run, { type: "stopped" });
    },
    settle: async () => {
      settling = true;
      await Promise.all([...runById.values()].map((run) => end(run, { type: "failed", failure: "cut" })));
    },
  };
}

/** Writes down what is produced until a terminal event, and makes sure that there is one. */
async function pump(run: Run, produce: RunStart["produce"], reportBug: (error: unknown) => void): Promise<void> {
  const { signal } = run.abort;
  try {
    for await (const event of produce(signal)) {
      if (signal.aborted) continue;
      append(run, event.type === "done" ? { ...event, cost: null } : event);
      if (run.textLength > TEXT_MAX) append(run, { type: "done", reason: "length", usage: null, cost: null });
      if (isOver(run)) break;
    }
  } catch (error) {
    reportBug(error);
    if (!signal.aborted) append(run, { type: "failed", failure: "upstream" });
  }
  if (!isOver(run)) append(run, signal.aborted ? run.onAbort : { type: "failed", failure: "cut" });
}

async function* read(run: Run, after: number, signal: AbortSignal): AsyncGenerator<NumberedEvent> {
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

async function* nothing(): AsyncGenerator<NumberedEvent> {
  // A run whose words have gone has nothing to say.
}

function newRun(userId: string, bodySha256: string): Run {
  const run: Run = {
    userId,
    bodySha256,
    events: [],
    textLength: 0,
    abort: new AbortController(),
    onAbort: { type: "stopped" },
    finished: Promise.resolve(),
    endedAtMs: null,
    wake: () => undefined,
    changed: Promise.resolve(),
  };
  return armed(run);
}

function append(run: Run, event: CoachEvent): void {
  run.events.push(event);
  if (event.type === "delta") run.textLength += event.text.length;
  const { wake } = run;
  armed(run);
  wake();
}

/** Renews what readers wait for. */
function armed(run: Run): Run {
  run.changed = new Promise((resolve) => {
    run.wake = resolve;
  });
  return run;
}

function isOver(run: Run): boolean {
  const last = run.events.at(-1);
  return last !== undefined && isTerminal(last);
}

/** The same whatever the order in which the fields were sent. */
function sha256Of(request: CoachRequest): string {
  const canonical = JSON.stringify(request, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(canonical).digest("hex");
}
