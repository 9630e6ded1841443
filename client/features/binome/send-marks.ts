/** Tells the other one how far their words have come: onto this device's disk, and under the person's eyes. */
import * as z from "zod/mini";
import type { BuddyMarks } from "#shared/binome-protocol.ts";
import { readNewestFromThem, readPair } from "#client/db/buddy-entries.ts";
import { callApi } from "#client/platform/api.ts";
import { spread } from "#client/platform/clock.ts";
import { untilAnswer, untilBetter, untilReady } from "./until.ts";

const WAITS_MS = [1_000, 5_000, 15_000];
const LONGEST_WAIT_MS = 60_000;

/** Runs until `signal` aborts. Call it in one tab at a time. */
export async function sendMarks(signal: AbortSignal): Promise<void> {
  let told: BuddyMarks | null = null;
  let failures = 0;
  for (;;) {
    const known: BuddyMarks | null = told;
    const marks: BuddyMarks | null = await untilAnswer(() => readNewMarks(known), signal);
    await untilReady(signal);
    if (marks === null || signal.aborted) return;
    const answer = await callApi(z.null(), "/api/binome/marks", { method: "PUT", body: marks, signal });
    // Of a pair that is no more of theirs there is nothing to tell.
    const isOver = answer.kind === "ok" || (answer.kind === "problem" && answer.problem === "not-found");
    if (isOver) told = marks;
    failures = isOver ? 0 : failures + 1;
    if (!isOver) await untilBetter(spread(WAITS_MS[failures - 1] ?? LONGEST_WAIT_MS), signal);
  }
}

/** `null`: nothing that was not told before. */
async function readNewMarks(told: BuddyMarks | null): Promise<BuddyMarks | null> {
  const pair = await readPair();
  if (pair === null) return null;
  const delivered = await readNewestFromThem(pair.id);
  const marks = { pair: pair.id, delivered, read: Math.min(pair.mine.read, delivered) };
  const isNew = marks.pair !== told?.pair || marks.delivered > told.delivered || marks.read > told.read;
  return isNew && delivered > 0 ? marks : null;
}
