/**
 * The one stream of this browser: after the last number kept, until it is cut; then again, at once where the network or the
 * server is back. Reading and keeping go on side by side, and what comes while a batch is kept is the next batch. Whoever
 * has no binôme holds no connection: they look again now and then, and when they come back to the page.
 */
import { BuddyEvent } from "#shared/binome-protocol.ts";
import { sessionStore } from "#client/db/session.ts";
import { spread } from "#client/platform/clock.ts";
import { type EventStream, openEventStream } from "#client/platform/event-stream.ts";
import { keepEvents, readPlace } from "./keep-events.ts";
import { untilBetter, untilReady } from "./until.ts";

const CONNECT_MS = 10_000;
/** The first one: after a stream that told something. */
const WAITS_MS = [250, 1_000, 2_000, 5_000, 15_000];
const LONGEST_WAIT_MS = 30_000;
const NOBODY_WAIT_MS = 30_000;

type Frames = Extract<EventStream, { kind: "open" }>["events"];

/** Runs until `signal` aborts. Call it in one tab at a time. */
export async function followBuddy(signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    await untilReady(signal);
    if (signal.aborted) return;
    const end = await followOnce(signal);
    failures = end === "failed" ? failures + 1 : 0;
    const waitMs = end === "nobody" ? NOBODY_WAIT_MS : (WAITS_MS[failures] ?? LONGEST_WAIT_MS);
    await untilBetter(spread(waitMs), signal);
  }
}

/** `cut`: after something was told and kept. `nobody`: there is nothing to wait for. */
type StreamEnd = "cut" | "nobody" | "failed";

async function followOnce(signal: AbortSignal): Promise<StreamEnd> {
  const { pairId, after } = await readPlace();
  const query = pairId === null ? "" : `?pair=${pairId}&after=${after}`;
  const stream = await openEventStream(`/api/binome/stream${query}`, { method: "GET", connectMs: CONNECT_MS }, signal);
  if (stream.kind === "open") return keepAll(stream.events);
  if (stream.kind === "problem" && stream.problem === "signed-out") sessionStore.setState({ state: "signed-out" });
  return "failed";
}

/** Throws where the rows could not be kept: the stream is let go of, and read again from what was. */
async function keepAll(frames: Frames): Promise<StreamEnd> {
  const waiting: BuddyEvent[] = [];
  const outcome: { end: StreamEnd; failure: Error | null } = { end: "failed", failure: null };
  let keeping = Promise.resolve();
  const keepWaiting = async () => {
    const batch = waiting.splice(0);
    if (batch.length === 0 || outcome.failure !== null) return;
    try {
      await keepEvents(batch);
      outcome.end = isNobody(batch.at(-1)) ? "nobody" : "cut";
    } catch (error) {
      outcome.failure = error instanceof Error ? error : new Error("not kept", { cause: error });
    }
  };
  for await (const { data } of frames) {
    const event = parseEvent(data);
    // Of a newer server: skipping it would lose it for good. A page that is loaded anew reads on from here.
    if (event === null || outcome.failure !== null) break;
    waiting.push(event);
    keeping = keeping.then(keepWaiting);
    if (isNobody(event)) break;
  }
  await keeping;
  if (outcome.failure !== null) throw outcome.failure;
  return outcome.end;
}

function isNobody(event: BuddyEvent | undefined): boolean {
  return event?.type === "pair" && event.pair === null;
}

function parseEvent(data: string): BuddyEvent | null {
  try {
    const parsed = BuddyEvent.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
