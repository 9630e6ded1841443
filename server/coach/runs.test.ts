import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { CoachRequest, NumberedEvent } from "#shared/coach-protocol.ts";
import type { ModelEvent } from "./model.ts";
import { createRuns, type Runs, type RunStart } from "./runs.ts";

describe("a run ends exactly once, and says how", () => {
  test.each<[string, RunStart["produce"], NumberedEvent["event"]]>([
    [
      "a producer that just ends was cut",
      () => saying({ type: "delta", text: "a" }),
      { type: "failed", failure: "cut" },
    ],
    [
      "a producer that throws is a bug, told to the operator and not to the person",
      async function* () {
        yield { type: "delta", text: "a" };
        throw new Error("sk-secret");
      },
      { type: "failed", failure: "upstream" },
    ],
    [
      "an upstream that never ends is ended by length",
      async function* () {
        for (;;) yield { type: "delta", text: "x".repeat(10_000) };
      },
      { type: "done", reason: "length", usage: null, cost: null },
    ],
    [
      "what is said after the end is not heard",
      () => saying({ type: "done", reason: "stop", usage: null }, { type: "delta", text: "encore" }),
      { type: "done", reason: "stop", usage: null, cost: null },
    ],
  ])("%s", async (_law, produce, end) => {
    const { runs } = started();
    await runs.start(startOf(1, produce));
    const events = await all(runs, 1);
    expect(events.at(-1)?.event).toEqual(end);
    expect(JSON.stringify(events)).not.toContain("sk-secret");
  });

  test("a bug is reported", async () => {
    const { runs, bugs } = started();
    await runs.start(
      startOf(1, () => {
        throw new Error("no stream at all");
      }),
    );
    await all(runs, 1);
    expect(bugs).toHaveLength(1);
  });
});

describe("a run is kept, then forgotten, never repeated", () => {
  test("old runs leave their place before their time when there are too many", async () => {
    const { runs } = started();
    for (let number = 1; number <= 510; number += 1) {
      await runs.start(startOf(number, () => saying({ type: "done", reason: "stop", usage: null })));
      await all(runs, number);
    }
    await sleep(0);
    expect(await runs.find(idOf(1), "user-1")).toBe("run-expired");
    expect(await runs.find(idOf(510), "user-1")).toBe("found");
  });

  test("a live run is kept however long it takes", async () => {
    const { runs, clock } = started();
    await runs.start(startOf(1, untilAborted));
    clock.nowMs += 3_600_000;
    expect(await runs.find(idOf(1), "user-1")).toBe("found");
    await runs.stop(idOf(1));
  });
});

test("two people who stop at once get one end, and readers who left are let go", async () => {
  const { runs } = started();
  await runs.start(startOf(1, untilAborted));
  const leaving = new AbortController();
  const left = drain(runs.subscribe(idOf(1), 0, leaving.signal));
  leaving.abort();
  expect((await left).map(({ event }) => event.type)).not.toContain("stopped");
  await Promise.all([runs.stop(idOf(1)), runs.stop(idOf(1)), runs.settle()]);
  expect((await all(runs, 1)).filter(({ event }) => event.type !== "start")).toEqual([
    { seq: 2, event: { type: "stopped" } },
  ]);
});

function started(): { runs: Runs; bugs: unknown[]; clock: { nowMs: number } } {
  const bugs: unknown[] = [];
  const clock = { nowMs: 0 };
  return { runs: createRuns({ reportBug: (bug) => bugs.push(bug), now: () => clock.nowMs }), bugs, clock };
}

function startOf(number: number, produce: RunStart["produce"]): RunStart {
  const request: CoachRequest = {
    v: 1,
    id: idOf(number),
    day: 1,
    lang: "fr",
    mode: "free",
    tone: "direct",
    question: "?",
    history: [],
    memory: [],
    pushback: false,
  };
  return { request, userId: "user-1", source: "model", model: "m", produce };
}

function idOf(number: number): string {
  return `019a0000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

async function* saying(...events: ModelEvent[]): AsyncGenerator<ModelEvent> {
  yield* events;
}

async function* untilAborted(signal: AbortSignal): AsyncGenerator<ModelEvent> {
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  yield { type: "delta", text: "too late to be recorded" };
}

function all(runs: Runs, number: number): Promise<NumberedEvent[]> {
  return drain(runs.subscribe(idOf(number), 0, new AbortController().signal));
}

async function drain(events: AsyncIterable<NumberedEvent>): Promise<NumberedEvent[]> {
  const drained: NumberedEvent[] = [];
  for await (const event of events) drained.push(event);
  return drained;
}
