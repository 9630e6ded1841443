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
function ask(...events: ModelEvent[]): boolean {
  if (!circuit.admits()) return false;
  hear(...events);
  return true;
}

function hear(...events: ModelEvent[]): void {
  for (const event of events) circuit.note(event);
}

const FAILED: ModelEvent = { type: "failed", failure: "unreachable" };
const SAID: ModelEvent = { type: "delta", text: "mot" };

function failTimes(times: number): void {
  for (let time = 0; time < times; time += 1) expect(ask(FAILED)).toBe(true);
}

describe("a model that fails", () => {
  test("five times in a row is left alone for 30 s, and the operator is told of each and of that", () => {
    failTimes(5);
    expect(circuit.admits()).toBe(false);
    expect(told).toEqual([null, null, null, null, 30_000].map((awayMs) => ["unreachable", awayMs]));
    nowMs = 29_999;
    expect(circuit.admits()).toBe(false);
    nowMs = 30_000;
    expect(circuit.admits()).toBe(true);
  });

  test("now and then is not: one word of a reply forgives what was before", () => {
    for (let time = 0; time < 5; time += 1) {
      failTimes(4);
      ask(SAID);
    }
    expect(circuit.admits()).toBe(true);
  });

  test("one question tries it, not all that wait; each miss doubles the wait, up to five minutes", () => {
    failTimes(5);
    for (const awayMs of [30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
      nowMs += awayMs - 1;
      expect(circuit.admits()).toBe(false);
      nowMs += 1;
      expect(ask(FAILED)).toBe(true);
      expect(Array.from({ length: 20 }, () => circuit.admits())).not.toContain(true);
    }
  });

  test("and comes back is asked again by everyone", () => {
    failTimes(5);
    nowMs = 30_000;
    expect(ask(SAID)).toBe(true);
    expect(Array.from({ length: 20 }, () => circuit.admits())).not.toContain(false);
    failTimes(4);
    expect(circuit.admits()).toBe(true);
  });

  test("for twenty questions that were under way is away once, not longer for each", () => {
    for (let question = 0; question < 20; question += 1) hear(FAILED);
    nowMs = 30_000;
    expect(circuit.admits()).toBe(true);
  });

  test("is not given up for ever by a try that never reached it", () => {
    failTimes(5);
    nowMs = 30_000;
    expect([circuit.admits(), circuit.admits()]).toEqual([true, false]);
    nowMs = 60_000;
    expect(circuit.admits()).toBe(true);
  });

  test("a text that it declines says nothing of its health", () => {
    for (let time = 0; time < 20; time += 1) ask({ type: "failed", failure: "filtered" });
    expect([circuit.admits(), told]).toEqual([true, []]);
  });
});
