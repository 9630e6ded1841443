/**
 * The client half of a run, on one screen. One tab delivers, one reply at a time, oldest first; nothing leaves before
 * the server has confirmed the account whose words these are.
 *
 * Which id is sent: `queued` rows go out under their own id, and only from here. No answer (offline, server away)
 * leaves the id usable, since nobody can know whether its run exists. Any end that the server named needs a new id.
 * Automatic tries, some 20 s and 60 s after a failure that may pass and showed no word; then it is up to the person.
 */
import { assertNever } from "#shared/assert-never.ts";
import type { Failure } from "#shared/coach-protocol.ts";
import type { Question, Reply } from "#shared/message.ts";
import { now, spread } from "#client/platform/clock.ts";
import { isOnline } from "#client/platform/online.ts";
import { flushProfile } from "#client/db/profile-sync.ts";
import { sessionStore } from "#client/db/session.ts";
import { changeReply, countReplies, readQuestion, readRepliesIn, readTurnsBefore } from "#client/db/threads.ts";
import { retryReply } from "./ask-again.ts";
import { buildRequest } from "./build-request.ts";
import { keepWordsInFlight, showReply, withSeenWords } from "./live-replies.ts";
import { settleReply } from "./settle-reply.ts";
import { knownSeq, nextState } from "./next-state.ts";
import { type Attempts, nextWork, noteRejoin } from "./next-work.ts";
import { changeSince } from "./queued-change.ts";
import { stopIfAsked } from "./stop-reply.ts";
import { type Run, streamReply } from "./stream-reply.ts";
import { type WakeUp, watchForWork } from "./wake-up.ts";

const AUTOMATIC_DELAYS_MS = [20_000, 60_000];
/** A server that asks for a longer wait than this is not worth holding the tab open for. */
const AUTOMATIC_MAX_MS = 600_000;
/** With the 4 s of joining again, an orphan is settled within 5 s of the start. */
const ORPHAN_WAIT_MS = 1_000;

const MAY_PASS: ReadonlySet<Failure> = new Set([
  "busy",
  "unreachable",
  "upstream",
  "server-away",
  "too-many-runs",
] satisfies Failure[]);

/** Runs until `signal` aborts. Call it in one tab at a time. */
export async function deliver(signal: AbortSignal): Promise<void> {
  const attempts: Attempts = { failuresByQuestion: new Map(), rejoinByReply: new Map() };
  const wakeUp = watchForWork(signal);
  for (const orphan of await readRepliesIn("streaming")) await pickUp(orphan, wakeUp, attempts, signal);
  while (!signal.aborted) {
    const work = await nextWork(attempts, wakeUp.takeHurry());
    switch (work.kind) {
      case "send":
        await send(work.reply, wakeUp.backAtMs, attempts, signal);
        break;
      case "retry":
        await retryReply(work.reply.id);
        break;
      case "rejoin":
        await follow(work.reply, { id: work.reply.id, request: null }, attempts, signal);
        break;
      case "wait":
        await wakeUp.wait(work.untilMs);
        break;
      default:
        assertNever(work);
    }
  }
}

/** The row says `streaming` before the question leaves, so that a page that dies now leaves an orphan, not a double. */
async function send(reply: Reply, backAtMs: number, attempts: Attempts, signal: AbortSignal): Promise<void> {
  const question = await readQuestion(reply.parentId);
  if (await mustAskFirst(reply, question, backAtMs)) return;
  await flushProfile(signal);
  const kept = reply.text.slice(0, reply.kept ?? 0);
  const built = buildRequest(reply.id, question, await readTurnsBefore(question), kept);
  const claimed = await changeReply(reply.id, (row) =>
    row.state.status === "queued" ? { ...row, state: { status: "streaming", seq: 0 } } : null,
  );
  if (claimed === null) return;
  if (built.kind === "too-long") {
    return settleReply({ ...claimed, state: { status: "failed", failure: "too-long", retryAtMs: null } });
  }
  await follow(claimed, { id: claimed.id, request: built.request }, attempts, signal);
}

/**
 * A question asked before the app was last opened, or the network last back, waited. When its text or the day is
 * another by now, it goes on waiting: for the person's word. Asking again is the same question on purpose.
 */
async function mustAskFirst(reply: Reply, question: Question, backAtMs: number): Promise<boolean> {
  const hasWaited = reply.createdAt < backAtMs && reply.state.status === "queued" && reply.state.consent === undefined;
  if (!hasWaited || (await countReplies(question.id)) > 1 || (await changeSince(question)) === null) return false;
  const held = await changeReply(reply.id, (row) =>
    row.state.status === "queued" ? { ...row, state: { status: "queued", consent: "needed" } } : null,
  );
  return held !== null;
}

/** A reply that was being written when its page went away, or its tab went to sleep. */
async function pickUp(row: Reply, wakeUp: WakeUp, attempts: Attempts, signal: AbortSignal): Promise<void> {
  const waitUntilMs = now() + ORPHAN_WAIT_MS;
  while (sessionStore.getState().state === "starting" && isOnline() && now() < waitUntilMs && !signal.aborted) {
    await wakeUp.wait(waitUntilMs);
  }
  if (signal.aborted) return;
  const orphan = withSeenWords(row);
  const canJoin = isOnline() && sessionStore.getState().state === "ready";
  if (canJoin) return follow(orphan, { id: orphan.id, request: null }, attempts, signal);
  await settleReply(nextState(orphan, { seq: 0, event: { type: "cut", final: false } }));
}

async function follow(reply: Reply, run: Run, attempts: Attempts, signal: AbortSignal): Promise<void> {
  let current = reply;
  let waitMs = 0;
  for await (const numbered of streamReply(run, knownSeq(reply) ?? 0, signal)) {
    const { event } = numbered;
    current = nextState(current, numbered);
    if (current.state.status === "streaming") showReply(current, event.type === "retrying" ? event.atMs : null);
    if (event.type === "start") void stopIfAsked(reply.id);
    if (event.type === "failed") waitMs = event.retryAfterMs ?? 0;
    if (event.type === "failed" && event.failure === "signed-out") sessionStore.setState({ state: "signed-out" });
  }
  // Aborted: the page lets go of a run that goes on; its words so far are kept for whoever picks it up.
  if (current.state.status === "streaming") return keepWordsInFlight();
  if (current.state.status === "interrupted") noteRejoin(reply.id, attempts);
  await settleReply(withNextTry(current, waitMs, attempts));
}

function withNextTry(reply: Reply, waitMs: number, { failuresByQuestion }: Attempts): Reply {
  const { state } = reply;
  if (state.status !== "failed") {
    failuresByQuestion.delete(reply.parentId);
    return reply;
  }
  const failures = failuresByQuestion.get(reply.parentId) ?? 0;
  failuresByQuestion.set(reply.parentId, failures + 1);
  const delayMs = AUTOMATIC_DELAYS_MS[failures];
  const isAutomatic =
    MAY_PASS.has(state.failure) && reply.text.length === (reply.kept ?? 0) && waitMs <= AUTOMATIC_MAX_MS;
  if (delayMs === undefined || !isAutomatic) return reply;
  return { ...reply, state: { ...state, retryAtMs: now() + spread(Math.max(delayMs, waitMs)) } };
}
