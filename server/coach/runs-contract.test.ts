// Runs through two server processes that share one database, on both engines; then what time and death do to them.
import fc from "fast-check";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { v7 as uuidv7 } from "uuid";
import type { CoachEvent, CoachRequest, NumberedEvent } from "#shared/coach-protocol.ts";
import { coachRequest } from "#server/testing/coach-request.ts";
import { startEngines } from "#server/testing/engines.ts";
import { drainedLines, writtenEvents } from "#server/testing/written-events.ts";
import { type Database, openDatabase } from "../db/open-database.ts";
import { type BudgetLimits, readSpending, readUsage } from "./budget.ts";
import { takeWarnings } from "./budget-warnings.ts";
import type { NumberedLine } from "./live-run.ts";
import type { ModelEvent } from "./model.ts";
import type { Price } from "./prices.ts";
import { findRun, readPage, REPLAY_MS, saveRuns } from "./run-spool.ts";
import { forgetOldRuns, interruptSilentRuns } from "./run-sweep.ts";
import { createRuns, type Runs, type RunStart, type StartOutcome } from "./runs.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const TODAY = "2026-11-22";
const DAY_MS = 86_400_000;
const QUESTION = "Mon offre est-elle claire ?";
const DONE: ModelEvent = { type: "done", reason: "stop", usage: { input: 100, output: 20 } };
const FREE: BudgetLimits = { dailyTokens: 1_000_000, moneyPerDay: null, moneyPerMonth: null };

const { engines, stop: stopEngines } = await startEngines();
afterAll(stopEngines);

describe.each(engines)("on %s", (_engine, target) => {
  const databases: Database[] = [];
  let db: Database;
  let here: Runs;
  let there: Runs;
  let clock: { nowMs: number };
  const open: Runs[] = [];
  const bugs: unknown[] = [];

  beforeAll(async () => {
    db = await openDatabase(target);
    // SQLite has one server, and within one process two connections would wait for each other for ever.
    databases.push(db, target.databaseUrl === null ? db : await openDatabase(target));
  });
  afterAll(() => Promise.all([...new Set(databases)].map((database) => database.destroy())));
  beforeEach(async () => {
    for (const table of ["users", "spending"] as const) await db.deleteFrom(table).execute();
    for (const id of ["ana", "bob"]) {
      const row = { id, role: "member" as const, started_on: TODAY, zone: "Europe/Paris", created_at: NOW };
      await db.insertInto("users").values(row).execute();
    }
    clock = { nowMs: NOW };
    [here, there] = [0, 1].map((index) => newProcess(FREE, index)) as [Runs, Runs];
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((runs) => runs.settle()));
    expect(bugs.splice(0)).toEqual([]);
  });

  function newProcess({ price = null, ...limits }: BudgetLimits & { price?: Price | null }, index = 0): Runs {
    const runs = createRuns({
      db: databases[index] ?? db,
      isAlone: false,
      readLimits: async () => limits,
      price,
      reportBug: (bug) => bugs.push(bug),
      now: () => clock.nowMs,
    });
    open.push(runs);
    return runs;
  }

  test("twenty posts of one id to two processes: produced once, and one reply for all", async () => {
    const produce = vi.fn(() => saying(["Ton ", "offre ", "👩‍🚀\n« tient »"], 100));
    const start = startOf({ produce });
    const starts = await Promise.all(Array.from({ length: 20 }, (_, index) => [here, there][index % 2]!.start(start)));
    expect(starts.toSorted()).toEqual([...Array(19).fill("joined"), "started"]);
    const [one, other] = await Promise.all([all(here, start), all(there, start)]);
    expect(produce).toHaveBeenCalledTimes(1);
    expect(textOf(one)).toBe("Ton offre 👩‍🚀\n« tient »");
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  test("a reader in another process gets the rest while it is being said, not only when it is over", async () => {
    const start = startOf({ produce: (signal) => saying(["a", "b"], 0, signal) });
    await here.start(start);
    const reading = new AbortController();
    let heard = 0;
    async function* two(): AsyncGenerator<NumberedLine> {
      for await (const line of there.subscribe(start.request.id, 1, reading.signal)) {
        yield line;
        heard += 1;
        if (heard === 2) reading.abort();
      }
    }
    const seen = await drainedLines(two());
    expect(seen.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(textOf(seen)).toBe("ab");
    expect((await findRun(db, start.request.id, NOW))?.state).toBe("live");
  });

  test("stop through another process answers once the upstream is closed", async () => {
    let isClosed = false;
    const start = startOf({
      produce: async function* (signal) {
        yield { type: "delta", text: "mot" };
        await untilAborted(signal);
        await sleep(50);
        isClosed = true;
      },
    });
    await here.start(start);
    await there.stop(start.request.id);
    expect(isClosed).toBe(true);
    for (const runs of [here, there]) expect((await all(runs, start)).at(-1)?.event).toEqual({ type: "stopped" });
  });

  test("200 posts of one person at once, to two processes: two replies, and the day's tokens hold", async () => {
    const limits = { ...FREE, dailyTokens: 1_500 };
    const pair = [newProcess(limits, 0), newProcess(limits, 1)];
    const starts = Array.from({ length: 200 }, () =>
      startOf({ produce: untilStopped, atMost: { input: 300, output: 200 } }),
    );
    const outcomes = await Promise.all(starts.map((start, index) => pair[index % 2]!.start(start)));
    expect(count(outcomes)).toEqual({ started: 2, "too-many-runs": 198 });
    expect(await readUsage(db, "ana", TODAY)).toEqual({ tokens: 1_000, micros: 0 });
    expect(await pair[0]!.start(startOf({ user: "bob" }))).toBe("started");
  });

  test("one id claimed by two people at once belongs to one, and does not exist for the other", async () => {
    const request = requestOf(uuidv7());
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        [here, there][index % 2]!.start({ ...startOf({ user: index < 10 ? "ana" : "bob" }), request }),
      ),
    );
    expect(count(outcomes)).toEqual({ started: 1, joined: 9, "not-found": 10 });
    const owner = (await findRun(db, request.id, NOW))?.userId;
    const other = owner === "ana" ? "bob" : "ana";
    expect(await there.find(request.id, other, 0)).toBe("not-found");
    expect(await there.find(request.id, owner ?? "", 0)).toBe("found");
  });

  test("the same id with another body is refused through any process", async () => {
    const start = startOf({});
    await here.start(start);
    await all(here, start);
    for (const runs of [here, there]) {
      expect(await runs.start({ ...start, request: { ...start.request, question: "Une autre ?" } })).toBe("mismatch");
    }
  });

  test("a finished reply is replayed by the next process, to the byte, for 15 minutes; its id never again", async () => {
    const produce = vi.fn(() => saying(["« Oui »", "\u2028\n"], 0));
    const start = startOf({ produce });
    await here.start(start);
    const said = await all(here, start);
    await here.settle();
    const next = newProcess(FREE);
    expect(JSON.stringify(await all(next, start))).toBe(JSON.stringify(said));
    clock.nowMs += REPLAY_MS;
    for (const days of [0, 1, 12, 29]) {
      clock.nowMs = NOW + REPLAY_MS + days * DAY_MS;
      await forgetOldRuns(db, clock.nowMs);
      expect(await next.start(start)).toBe("run-expired");
      expect(await next.find(start.request.id, "ana", 0)).toBe("run-expired");
      expect(await next.find(start.request.id, "bob", 0)).toBe("not-found");
    }
    expect(await writtenEvents(db, start.request.id)).toEqual([]);
    expect(produce).toHaveBeenCalledTimes(1);
    await forgetOldRuns(db, NOW + REPLAY_MS + 30 * DAY_MS);
    expect(await db.selectFrom("runs").selectAll().execute()).toEqual([]);
  });

  test("a long reply is read again from any event on, and no reader ever holds much of it", async () => {
    const start = startOf({ produce: () => saying(Array(1_001).fill("e"), null) });
    await here.start(start);
    const said = await all(here, start);
    expect(said).toHaveLength(1_003);
    await here.settle();
    for (const after of [0, 1, 200, 777, 1_002]) {
      const never = new AbortController().signal;
      expect(await drainedLines(there.subscribe(start.request.id, after, never))).toEqual(said.slice(after));
      expect((await readPage(db, start.request.id, after)).length).toBeLessThanOrEqual(200);
    }
  });

  test("writing again what was written changes nothing", async () => {
    const start = startOf({});
    await here.start(start);
    const said = (await all(here, start)).map(({ event }) => event);
    for (let time = 0; time < 2; time += 1) {
      await saveRuns(db, [{ id: start.request.id, savedCount: 1, lines: linesOf(said.slice(1)), state: "ended" }], NOW);
    }
    expect(await writtenEvents(db, start.request.id)).toEqual(said);
  });

  test("what is asked is nowhere in the database, and what was said leaves it", async () => {
    const start = startOf({ produce: () => saying(["mot secret"], 0) });
    await here.start(start);
    await all(here, start);
    const everything = async () =>
      JSON.stringify([
        await db.selectFrom("runs").selectAll().execute(),
        await db.selectFrom("run_pages").selectAll().execute(),
      ]);
    expect(await everything()).not.toContain(QUESTION);
    expect(await everything()).toContain("secret");
    await forgetOldRuns(db, NOW + REPLAY_MS);
    expect(await everything()).not.toContain("secret");
  });

  test("a reply whose process died: what was written is read again, then the run is gone, and never produced again", async () => {
    const produce = vi.fn(untilStopped);
    const start = startOf({ produce });
    await deadRun(start, [{ type: "delta", text: "déjà dit" }]);
    expect(await here.start(start)).toBe("joined");
    const left = await all(here, start);
    expect([textOf(left), left.length]).toEqual(["déjà dit", 2]);
    expect(await here.find(start.request.id, "ana", 1)).toBe("found");
    for (const after of [2, 3, 900]) expect(await here.find(start.request.id, "ana", after)).toBe("run-expired");
    expect(produce).not.toHaveBeenCalled();
    await here.stop(start.request.id);
  });

  test("the runs of a dead process no longer count as being written", async () => {
    for (let dead = 0; dead < 2; dead += 1) await deadRun(startOf({}), []);
    expect(await here.start(startOf({}))).toBe("started");
  });

  test("a process that was only slow is believed again: its reader gets the whole reply", async () => {
    const heard = new AbortController();
    const start = startOf({
      produce: async function* () {
        yield { type: "delta", text: "lent" };
        await untilAborted(heard.signal);
        yield DONE;
      },
    });
    await here.start(start);
    await interruptSilentRuns(db, NOW + 1, NOW);
    heard.abort();
    await all(here, start);
    expect(textOf(await all(there, start))).toBe("lent");
  });

  test("a process that lives is never taken for dead, however silent its model", async () => {
    await here.start(startOf({ produce: untilStopped }));
    clock.nowMs += 60_000;
    await vi.waitFor(async () => {
      const { updated_at } = await db.selectFrom("runs").select("updated_at").executeTakeFirstOrThrow();
      expect(updated_at).toBe(clock.nowMs);
    }, 3_000);
  });

  test("the day's tokens are the person's own day's, are settled at what was used, and survive a restart", async () => {
    const limits = { ...FREE, dailyTokens: 1_000 };
    const atMost = { input: 300, output: 300 };
    const ask = async (runs: Runs): Promise<StartOutcome> => {
      const start = startOf({ atMost, produce: () => saying(["ok"], 0) });
      const outcome = await runs.start(start);
      if (outcome === "started") await all(runs, start);
      return outcome;
    };
    const outcomes: StartOutcome[] = [];
    for (let question = 0; question < 6; question += 1) outcomes.push(await ask(newProcess(limits)));
    // 120 each: after four, 480 and 600 more are too many.
    expect(count(outcomes)).toEqual({ started: 4, "daily-tokens": 2 });
    expect(await readUsage(db, "ana", TODAY)).toEqual({ tokens: 480, micros: 0 });
    clock.nowMs = Date.UTC(2026, 10, 22, 22, 59, 59);
    expect(await ask(newProcess(limits))).toBe("daily-tokens");
    clock.nowMs += 1_000;
    expect(await ask(newProcess(limits))).toBe("started");
  });

  test.each<[string, ModelEvent[], number]>([
    ["a refused key costs nothing", [{ type: "failed", failure: "bad-key" }], 0],
    ["what was said before a cut counts, with its question", [{ type: "delta", text: "x".repeat(30) }], 310],
    ["a filtered reply was read", [{ type: "failed", failure: "filtered" }], 300],
  ])("uncounted by the provider: %s", async (_law, events, tokens) => {
    const start = startOf({
      atMost: { input: 300, output: 700 },
      produce: async function* () {
        yield* events;
      },
    });
    await here.start(start);
    await all(here, start);
    expect((await readUsage(db, "ana", TODAY)).tokens).toBe(tokens);
  });

  test("the server's money: reserved at its most, settled at its cost, which the reply tells; at the cap it is refused", async () => {
    const price = { input: 2.5, output: 10 };
    // At most 100 × 2.5 + 1,000 × 10 = 10,250 millionths; in the end 100 × 2.5 + 20 × 10 = 450.
    const limits = { ...FREE, price, moneyPerDay: 0.0111, moneyPerMonth: 0.02 };
    const runs = newProcess(limits);
    const atMost = { input: 100, output: 1_000 };
    const ask = async (outcome: StartOutcome) => {
      const start = startOf({ atMost, produce: () => saying(["ok"], 0) });
      expect(await runs.start(start)).toBe(outcome);
      return outcome === "started" ? all(runs, start) : [];
    };
    expect((await ask("started")).at(-1)?.event).toMatchObject({ type: "done", cost: 0.00045 });
    await ask("started");
    await ask("over-budget");
    expect(await readSpending(db, TODAY)).toEqual({ tokens: 240, dayMicros: 900, monthMicros: 900 });
    expect(await db.selectFrom("runs").selectAll().execute()).toHaveLength(2);
    expect((await readUsage(db, "ana", TODAY)).micros).toBe(900);
    clock.nowMs += DAY_MS;
    await ask("started");
    await db.updateTable("spending").set({ cost_micros: 9_600 }).where("day", "=", TODAY).execute();
    await ask("over-budget");
    clock.nowMs = Date.UTC(2026, 11, 1);
    await ask("started");
  });

  test("two people at once do not spend the last money twice", async () => {
    const limits = { ...FREE, price: { input: 1, output: 1 }, moneyPerDay: 0.0015 };
    const pair = [newProcess(limits, 0), newProcess(limits, 1)];
    const atMost = { input: 500, output: 500 };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        pair[index % 2]!.start(startOf({ user: index % 4 < 2 ? "ana" : "bob", atMost, produce: untilStopped })),
      ),
    );
    expect(count(outcomes)).toEqual({ started: 1, "over-budget": 19 });
  });

  test("the operator is warned at 50, 80 and 100 %, once a day and cap, whoever asks", async () => {
    const limits = { ...FREE, price: { input: 1, output: 1 }, moneyPerDay: 1, moneyPerMonth: 100 };
    const spend = (micros: number) =>
      db
        .insertInto("spending")
        .values({ day: TODAY, tokens: 0, cost_micros: micros, warned_day: 0, warned_month: 0 })
        .onConflict((conflict) => conflict.column("day").doUpdateSet({ cost_micros: micros }))
        .execute();
    const warnings = async (refused = false) =>
      (await Promise.all(databases.map((each) => takeWarnings(each, limits, refused, NOW)))).flat();
    await spend(499_999);
    expect(await warnings()).toEqual([]);
    await spend(850_000);
    const both = await warnings();
    expect(both.toSorted((a, b) => a.percent - b.percent)).toEqual([
      { cap: "day", percent: 50 },
      { cap: "day", percent: 80 },
    ]);
    expect(await warnings()).toEqual([]);
    expect(await warnings(true)).toEqual([{ cap: "day", percent: 100 }]);
    await spend(99_000_000);
    expect((await warnings()).map(({ cap }) => cap)).toEqual(["month", "month"]);
  });

  test("any event comes back as it was written", async () => {
    const text = fc.string({ unit: "binary" });
    const events = fc.array(
      fc.oneof(
        text.map((said): CoachEvent => ({ type: "delta", text: said })),
        fc.nat().map((atMs): CoachEvent => ({ type: "retrying", atMs })),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(events, { maxLength: 4 }), async (batches) => {
        const start = startOf({});
        await deadRun(start, []);
        let savedCount = 1;
        for (const batch of batches) {
          await saveRuns(db, [{ id: start.request.id, savedCount, lines: linesOf(batch), state: "ended" }], NOW);
          savedCount += batch.length;
        }
        const [, ...read] = await writtenEvents(db, start.request.id);
        expect(JSON.stringify(read)).toBe(JSON.stringify(batches.flat()));
        await db.deleteFrom("runs").execute();
      }),
      { numRuns: 40 },
    );
  });

  /** As a process leaves it that is killed after having written `events`. */
  async function deadRun(start: RunStart, events: CoachEvent[]): Promise<void> {
    const readLimits = async () => FREE;
    const reportBug = (bug: unknown) => bugs.push(bug);
    const runs = createRuns({ db, isAlone: true, readLimits, price: null, reportBug, now: () => NOW });
    await runs.start({ ...start, produce: untilStopped });
    const { id } = start.request;
    // The process that stands for the dead one has to end some time: what it writes then is taken back.
    await runs.settle();
    await db.updateTable("runs").set({ state: "live" }).where("id", "=", id).execute();
    await db.deleteFrom("run_pages").where("run_id", "=", id).where("first_seq", ">", 1).execute();
    if (events.length > 0)
      await saveRuns(db, [{ id, savedCount: 1, lines: linesOf(events), state: "live" }], NOW - 60_000);
    await interruptSilentRuns(db, Number.MAX_SAFE_INTEGER, NOW);
  }
});

function startOf({
  produce = () => saying(["mot"], 0),
  user = "ana",
  atMost = null,
}: {
  produce?: RunStart["produce"];
  user?: string;
  atMost?: RunStart["atMost"];
}): RunStart {
  const request = requestOf(uuidv7());
  return { request, user: { id: user, zone: "Europe/Paris" }, source: "model", model: "m", atMost, produce };
}

function requestOf(id: string): CoachRequest {
  return coachRequest({ id, day: 1, question: QUESTION });
}

/** `paceMs` null: all at once. With a signal it says no more after its texts, and does not end, until it is aborted. */
async function* saying(texts: string[], paceMs: number | null, signal?: AbortSignal): AsyncGenerator<ModelEvent> {
  for (const text of texts) {
    if (paceMs !== null) await sleep(paceMs);
    yield { type: "delta", text };
  }
  if (signal === undefined) yield DONE;
  else await untilAborted(signal);
}

// oxlint-disable-next-line require-yield -- it stands for a model that is asked and says nothing
async function* untilStopped(signal: AbortSignal): AsyncGenerator<ModelEvent> {
  await untilAborted(signal);
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}

async function all(runs: Runs, { request }: RunStart): Promise<NumberedEvent[]> {
  return drainedLines(runs.subscribe(request.id, 0, new AbortController().signal));
}

function linesOf(events: CoachEvent[]): string[] {
  return events.map((event) => JSON.stringify(event));
}

function textOf(events: NumberedEvent[]): string {
  return events.map(({ event }) => (event.type === "delta" ? event.text : "")).join("");
}

function count(outcomes: StartOutcome[]): Partial<Record<StartOutcome, number>> {
  return Object.fromEntries(
    [...new Set(outcomes)].map((each) => [each, outcomes.filter((outcome) => outcome === each).length]),
  );
}
