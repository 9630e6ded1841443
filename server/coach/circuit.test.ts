import { beforeEach, describe, expect, test } from "vitest";
import type { Failure } from "#shared/coach-protocol.ts";
import { type Circuit, createCircuit } from "./circuit.ts";
import type { ModelEvent } from "./model.ts";

let nowMs: number;
let circuit: Circuit;
let told: [Failure, number | null][];
beforeEach(() => {
  nowMs = 0;
  told = [];
  circuit = createCircuit({ onFailure: (failure, awayMs) => told.push([failure, awayMs]), now: () => nowMs });
});

/** One question, from the gate to its end. False: it was not let through. */
async function ask(...events: ModelEvent[]): Promise<boolean> {
  if (!circuit.admits()) return false;
  await hear(...events);
  return true;
}

async function hear(...events: ModelEvent[]): Promise<void> {
  const heard: ModelEvent[] = [];
  for await (const event of circuit.watch(from(events))) heard.push(event);
  expect(heard).toEqual(events);
}

async function* from(events: ModelEvent[]): AsyncGenerator<ModelEvent> {
  yield* events;
}

const FAILED: ModelEvent = { type: "failed", failure: "unreachable" };
const SAID: ModelEvent = { type: "delta", text: "mot" };

async function failTimes(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) expect(await ask(FAILED)).toBe(true);
}

describe("a model that fails", () => {
  test("five times in a row is left alone for 30 s, and the operator is told of each and of that", async () => {
    await failTimes(5);
    expect(circuit.admits()).toBe(false);
    expect(told).toEqual([null, null, null, null, 30_000].map((awayMs) => ["unreachable", awayMs]));
    nowMs = 29_999;
    expect(circuit.admits()).toBe(false);
    nowMs = 30_000;
    expect(circuit.admits()).toBe(true);
  });

  test("now and then is not: one word of a reply forgives what was before", async () => {
    for (let time = 0; time < 5; time += 1) {
      await failTimes(4);
      await ask(SAID);
    }
    expect(circuit.admits()).toBe(true);
  });

  test("one question tries it, not all that wait; each miss doubles the wait, up to five minutes", async () => {
    await failTimes(5);
    for (const awayMs of [30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
      nowMs += awayMs - 1;
      expect(circuit.admits()).toBe(false);
      nowMs += 1;
      expect(await ask(FAILED)).toBe(true);
      expect(Array.from({ length: 20 }, () => circuit.admits())).not.toContain(true);
    }
  });

  test("and comes back is asked again by everyone", async () => {
    await failTimes(5);
    nowMs = 30_000;
    expect(await ask(SAID)).toBe(true);
    expect(Array.from({ length: 20 }, () => circuit.admits())).not.toContain(false);
    await failTimes(4);
    expect(circuit.admits()).toBe(true);
  });

  test("for twenty questions that were under way is away once, not longer for each", async () => {
    await Promise.all(Array.from({ length: 20 }, () => hear(FAILED)));
    nowMs = 30_000;
    expect(circuit.admits()).toBe(true);
  });

  test("is not given up for ever by a try that never reached it", async () => {
    await failTimes(5);
    nowMs = 30_000;
    expect([circuit.admits(), circuit.admits()]).toEqual([true, false]);
    nowMs = 60_000;
    expect(circuit.admits()).toBe(true);
  });

  test("a text that it declines says nothing of its health", async () => {
    for (let time = 0; time < 20; time += 1) await ask({ type: "failed", failure: "filtered" });
    expect([circuit.admits(), told]).toEqual([true, []]);
  });
});
