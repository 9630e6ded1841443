/**
 * One reply from the server as numbered events, over as many connections as it takes. A question is posted once;
 * after a cut its run is joined again from the last event seen, never asked again. The last event is always an end:
 * the run's own, or `cut`/`unsent`/`failed` where this side can see no run. Only an abort ends it with none.
 */
import * as z from "zod/mini";
import { CoachEvent, type CoachRequest, type Failure, isTerminal, type NumberedEvent } from "#shared/coach-protocol.ts";
import type { ProblemType } from "#shared/problem.ts";
import type { ApiProblem } from "#client/platform/api.ts";
import { now, pause, spread } from "#client/platform/clock.ts";
import { type EventStream, openEventStream } from "#client/platform/event-stream.ts";
import { isOnline, untilOnline } from "#client/platform/online.ts";
import type { NumberedReplyEvent, ReplyEvent } from "./next-state.ts";

/** `request` null: the run was posted before, and is only joined. */
export type Run = { id: string; request: CoachRequest | null };

const POST_CONNECT_MS = 10_000;
/** « Interrompue » is said at most 5 s after a cut: the tries below end before. */
const REJOIN_GIVE_UP_MS = 4_000;
const REJOIN_DELAYS_MS = [0, 250, 500, 1_000, 1_000];

const Seq = z.coerce.number().check(z.int(), z.gte(1));

type Frames = Extract<EventStream, { kind: "open" }>["events"];
type Connection = { kind: "open"; events: Frames } | { kind: "end"; event: ReplyEvent };
/** Tries to join since the last event: an answer that brings no event must not be asked for for ever. */
type Rejoining = { tries: number; giveUpAtMs: number };

/** `after`: the last event whose words are kept; events up to it are not yielded again. */
export async function* streamReply(run: Run, after: number, signal: AbortSignal): AsyncGenerator<NumberedReplyEvent> {
  let seq = after;
  let rejoining = newRejoining();
  let connection =
    run.request === null ? await rejoin(run.id, seq, rejoining, signal) : await post(run.request, signal);
  while (connection.kind === "open") {
    for await (const numbered of readEvents(connection.events, seq)) {
      seq = numbered.seq;
      yield numbered;
      if (isTerminal(numbered.event)) return;
      rejoining.tries = 0;
    }
    if (rejoining.tries === 0) rejoining = newRejoining();
    connection = await rejoin(run.id, seq, rejoining, signal);
  }
  if (!signal.aborted) yield { seq, event: connection.event };
}

/** What an answer that is no stream means for the question. Total over the problems that the server names. */
export function failureOf({ problem, status }: Pick<ApiProblem, "problem" | "status">): Failure {
  if (problem !== null) return FAILURE_BY_PROBLEM[problem];
  if (status === 401) return "signed-out";
  if (status === 410) return "run-expired";
  if (status === 413) return "too-long";
  if (status === 426) return "old-client";
  if (status === 429) return "busy";
  return status >= 500 ? "server-away" : "rejected";
}

const FAILURE_BY_PROBLEM: Record<ProblemType, Failure> = {
  "unknown-host": "foreign-page",
  "foreign-origin": "foreign-page",
  "signed-out": "signed-out",
  "link-refused": "signed-out",
  "not-found": "rejected",
  "method-not-allowed": "rejected",
  "not-json": "rejected",
  "too-large": "too-long",
  malformed: "rejected",
  invalid: "rejected",
  "old-client": "old-client",
  "owner-stays": "rejected",
  conflict: "rejected",
  "pair-ended": "rejected",
  "run-expired": "run-expired",
  "too-many-requests": "busy",
  "too-many-runs": "too-many-runs",
  "daily-tokens": "daily-tokens",
  "shutting-down": "server-away",
  "no-database": "server-away",
  internal: "server-away",
};

/** With no answer nobody knows whether a run exists: the same id may be posted again, and is one run all the same. */
async function post(request: CoachRequest, signal: AbortSignal): Promise<Connection> {
  const opened = await openEventStream(
    "/api/ai/coach",
    { method: "POST", body: request, connectMs: POST_CONNECT_MS },
    signal,
  );
  if (opened.kind === "open") return opened;
  if (opened.kind === "problem") {
    const wait = opened.retryAfterMs === null ? {} : { retryAfterMs: opened.retryAfterMs };
    return { kind: "end", event: { type: "failed", failure: failureOf(opened), ...wait } };
  }
  return { kind: "end", event: isOnline() ? { type: "failed", failure: "server-away" } : { type: "unsent" } };
}

/** While there is no network nothing is given up: the time starts when it is back. */
async function rejoin(id: string, seq: number, rejoining: Rejoining, signal: AbortSignal): Promise<Connection> {
  for (;;) {
    if (!isOnline()) {
      await untilOnline(signal);
      Object.assign(rejoining, newRejoining());
    }
    const delayMs = spread(REJOIN_DELAYS_MS[rejoining.tries] ?? Infinity);
    const leftMs = rejoining.giveUpAtMs - now();
    if (signal.aborted || delayMs >= leftMs) return cut(false);
    await pause(delayMs, signal);
    rejoining.tries += 1;
    const path = `/api/ai/coach/${id}?after=${seq}`;
    const opened = await openEventStream(path, { method: "GET", connectMs: leftMs - delayMs }, signal);
    if (opened.kind === "open") return opened;
    if (opened.kind === "problem" && opened.problem === "signed-out") return cut(false);
    // Only the server's own word ends a run for good: a proxy's 404 page does not.
    const isGone = opened.kind === "problem" && (opened.problem === "not-found" || opened.problem === "run-expired");
    if (isGone) return cut(true);
  }
}

/** The events after `seq`, in order and without a gap; ends early at the first frame that is not the next event. */
async function* readEvents(frames: Frames, seq: number): AsyncGenerator<NumberedEvent> {
  let last = seq;
  for await (const frame of frames) {
    const numbered = parseFrame(frame);
    if (numbered === null || numbered.seq > last + 1) return;
    if (numbered.seq <= last) continue;
    last = numbered.seq;
    yield numbered;
  }
}

function parseFrame(frame: { id?: string | undefined; data: string }): NumberedEvent | null {
  const seq = Seq.safeParse(frame.id);
  const event = CoachEvent.safeParse(parseJson(frame.data));
  return seq.success && event.success ? { seq: seq.data, event: event.data } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function newRejoining(): Rejoining {
  return { tries: 0, giveUpAtMs: now() + REJOIN_GIVE_UP_MS };
}

function cut(final: boolean): Connection {
  return { kind: "end", event: { type: "cut", final } };
}
