import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { NumberedEvent } from "#shared/coach-protocol.ts";
import type { ModelEvent } from "./model.ts";
import { openDatabase } from "../db/open-database.ts";
import { coachRequest } from "#server/testing/coach-request.ts";
import { drainedLines, writtenEvents } from "#server/testing/written-events.ts";
import { findRun } from "./run-spool.ts";
import { createRuns, type Runs, type RunStart } from "./runs.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const DONE: ModelEvent = { type: "done", reason: "stop", usage: null };
const DONE_TOLD = { ...DONE, cost: null };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

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
    const { runs } = await started();
    await runs.start(startOf(1, produce));
    const events = await all(runs, 1);
    expect(events.at(-1)?.event).toEqual(end);
    expect(JSON.stringify(events)).not.toContain("sk-secret");
  });

  test.each([
    ["a reply of 100,000 characters is whole", 0, "stop"],
    ["one character more, and it is ended by length", 1, "length"],
  ])("%s", async (_law, more, reason) => {
    const { runs } = await started();
    const text = "x".repeat(50_000);
    await runs.start(startOf(1, () => saying(...[text, text, "x".repeat(more)].map(delta), DONE)));
    const events = await all(runs, 1);
    expect(events.at(-1)?.event).toEqual({ ...DONE_TOLD, reason });
    expect(events).toHaveLength(5);
  });

  test("a bug is reported", async () => {
    const { runs, bugs } = await started();
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
  test("a live run is kept however long it takes", async () => {
    const { runs, clock } = await started();
    await runs.start(startOf(1, untilAborted));
    clock.nowMs += 3_600_000;
    expect(await runs.find(idOf(1), "user-1", 0)).toBe("found");
    await runs.stop(idOf(1));
  });

  test("a run that could not be written is told all the same, and written when it can be", async () => {
    const { runs, db, bugs } = await started();
    await sql`create trigger full_disk before update on runs begin select raise(abort, 'disk full'); end`.execute(db);
    await runs.start(startOf(1, () => saying({ type: "delta", text: "a" }, DONE)));
    expect((await all(runs, 1)).at(-1)?.event).toEqual(DONE_TOLD);
    expect(bugs.length).toBeGreaterThan(0);
    await sql`drop trigger full_disk`.execute(db);
    await vi.waitFor(async () => expect((await findRun(db, idOf(1), NOW))?.state).toBe("ended"), 3_000);
    expect((await writtenEvents(db, idOf(1))).map(({ type }) => type)).toEqual(["start", "delta", "done"]);
  });
});

test("two people who stop at once get one end, and readers who left are let go", async () => {
  const { runs } = await started();
  await runs.start(startOf(1, untilAborted));
  const leaving = new AbortController();
  const left = drainedLines(runs.subscribe(idOf(1), 0, leaving.signal));
  leaving.abort();
  expect((await left).map(({ event }) => event.type)).not.toContain("stopped");
  await Promise.all([runs.stop(idOf(1)), runs.stop(idOf(1)), runs.settle()]);
  expect((await all(runs, 1)).filter(({ event }) => event.type !== "start")).toEqual([
    { seq: 2, event: { type: "stopped" } },
  ]);
});

async function started() {
  const dataDir = await mkdtemp(join(tmpdir(), "second-de-bord-runs-"));
  const db = await openDatabase({ databaseUrl: null, dataDir });
  await db
    .insertInto("users")
    .values({ id: "user-1", role: "owner", started_on: "2026-11-22", zone: "Europe/Paris", created_at: 0 })
    .execute();
  const bugs: unknown[] = [];
  const clock = { nowMs: NOW };
  const limits = { dailyTokens: 1_000, moneyPerDay: null, moneyPerMonth: null };
  const runs = createRuns({
    db,
    isAlone: true,
    readLimits: async () => limits,
    price: null,
    reportBug: (bug) => bugs.push(bug),
    now: () => clock.nowMs,
  });
  closing.push(async () => {
    await runs.settle();
    await db.destroy();
    await rm(dataDir, { recursive: true });
  });
  return { runs, bugs, clock, db };
}

function startOf(number: number, produce: RunStart["produce"]): RunStart {
  const request = coachRequest({ id: idOf(number), day: 1 });
  const user = { id: "user-1", zone: "Europe/Paris" };
  return { request, user, source: "model", model: "m", atMost: null, produce };
}

function idOf(number: number): string {
  return `019a0000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

function delta(text: string): ModelEvent {
  return { type: "delta", text };
}

async function* saying(...events: ModelEvent[]): AsyncGenerator<ModelEvent> {
  yield* events;
}

async function* untilAborted(signal: AbortSignal): AsyncGenerator<ModelEvent> {
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  yield { type: "delta", text: "too late to be recorded" };
}

function all(runs: Runs, number: number): Promise<NumberedEvent[]> {
  return drainedLines(runs.subscribe(idOf(number), 0, new AbortController().signal));
}
