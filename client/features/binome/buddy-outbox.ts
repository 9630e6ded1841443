/**
 * Sends what was written to the binôme: one entry at a time, oldest first, until the server has taken it or says that it
 * never will. With no answer nobody knows whether it was taken: the same id goes again, and is there once.
 */
import { type BuddyPost, BuddyReceipt, BUDDY_PROTOCOL_VERSION } from "#shared/binome-protocol.ts";
import type { ProblemType } from "#shared/problem.ts";
import { currentDb } from "#client/db/db.ts";
import { heldMs, readNextQueued } from "#client/db/buddy-entries.ts";
import type { BuddyEntryRow } from "#client/db/rows.ts";
import { sessionStore } from "#client/db/session.ts";
import { type ApiProblem, callApi } from "#client/platform/api.ts";
import { pause, spread } from "#client/platform/clock.ts";
import { untilAnswer, untilBetter, untilReady } from "./until.ts";

const WAITS_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
const LONGEST_WAIT_MS = 60_000;

/** The server's own word that no other try would change. Anything else may pass. */
const FINAL: ReadonlySet<ProblemType> = new Set([
  "not-found",
  "too-large",
  "malformed",
  "invalid",
  "not-json",
] as const);

/** Runs until `signal` aborts. Call it in one tab at a time. */
export async function sendQueuedEntries(signal: AbortSignal): Promise<void> {
  let tries = 0;
  for (;;) {
    const row = await untilAnswer(readNextQueued, signal);
    await untilReady(signal);
    if (row === null || signal.aborted) return;
    if (heldMs(row) > 0) {
      await untilReleased(row, signal);
      continue;
    }
    const waitMs = await send(row, signal);
    tries = waitMs === null ? 0 : tries + 1;
    if (waitMs === null || signal.aborted) continue;
    const ms = Math.max(waitMs, WAITS_MS[tries - 1] ?? LONGEST_WAIT_MS);
    await untilBetter(spread(ms), signal);
  }
}

/** What may still be taken back holds nothing else up. */
async function untilReleased(row: BuddyEntryRow, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal]);
  const another = async () => ((await readNextQueued())?.id === row.id ? null : true);
  await Promise.race([pause(heldMs(row), both), untilAnswer(another, both)]);
  over.abort();
}

/** `null`: it is settled. Else how long to wait at least before it is sent again. */
async function send({ id, pairId, body }: BuddyEntryRow, signal: AbortSignal): Promise<number | null> {
  const post: BuddyPost = { v: BUDDY_PROTOCOL_VERSION, id, pair: pairId, body };
  const answer = await callApi(BuddyReceipt, "/api/binome/entries", { method: "POST", body: post, signal });
  if (answer.kind === "ok") {
    await settle(id, answer.value);
    return null;
  }
  const failure = answer.kind === "problem" ? failureOf(answer) : null;
  if (failure !== null) {
    await settle(id, { failure });
    return null;
  }
  if (answer.kind === "problem" && answer.problem === "signed-out") sessionStore.setState({ state: "signed-out" });
  return answer.kind === "problem" ? (answer.retryAfterMs ?? 0) : 0;
}

function failureOf({ problem }: ApiProblem): BuddyEntryRow["failure"] {
  if (problem === "pair-ended") return "pair-ended";
  return problem !== null && FINAL.has(problem) ? "rejected" : null;
}

/** Its stream may have brought it before its receipt came: then there is nothing left to say. */
async function settle(id: string, end: Pick<BuddyEntryRow, "failure"> | BuddyReceipt): Promise<void> {
  const { dexie, buddyEntries } = currentDb();
  await dexie.transaction("rw", buddyEntries, async () => {
    const row = await buddyEntries.get(id);
    if (row?.seq === 0) await buddyEntries.put({ ...row, ...end });
  });
}
