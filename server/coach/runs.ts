/**
 * A run is the production of one reply. It outlives the HTTP response that started it: its events are numbered from
 * 1 and kept for replay, so a reload, a cut, a second tab or another server process reads the same reply again. What
 * never breaks: one id is produced at most once, a run that its process survives ends with exactly one terminal
 * event, and only its owner can see that it exists.
 *
 * The process that produces a run serves it from memory and spools it to the database, never more than once a second
 * and never waited for by a word; only the end is told after it is written. Every other process reads the spool.
 */
import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Because, CoachEvent, CoachRequest, Usage } from "#shared/coach-protocol.ts";
import { type Database, writeSoon } from "../db/open-database.ts";
import type { CurrentUser } from "../gate/current-user.ts";
import { billFor, type BudgetLimits, NOTHING_USED, settle, usedTokens } from "./budget.ts";
import {
  append,
  type LiveRun,
  newRun,
  type NumberedLine,
  type Production,
  pump,
  read,
  shutdownEnd,
  SPOOL_EVERY_MS,
} from "./live-run.ts";
import { costMicros, type Price } from "./prices.ts";
import { beat, claimRun, findRun, type KnownRun, readPage, requestStop, saveRuns } from "./run-spool.ts";

export type RunStart = Production & {
  request: CoachRequest;
  user: Pick<CurrentUser, "id" | "zone">;
  source: "model" | "checks";
  model: string;
  because?: Because;
  /** What it may consume at most, to be reserved; null: it costs nothing. */
  atMost: Usage | null;
};

export type StartOutcome =
  | "started"
  | "joined"
  | "mismatch"
  | "not-found"
  | "run-expired"
  | "too-many-runs"
  | "daily-tokens"
  | "over-budget"
  | "shutting-down";

export type Runs = {
  /** Starts the run, or joins it when the same body started it before. */
  start: (start: RunStart) => Promise<StartOutcome>;
  /** Whether there is, or may come, anything after event number `after`. */
  find: (id: string, userId: string, after: number) => Promise<"found" | "not-found" | "run-expired">;
  /**
   * The events after number `after`, then those to come; ends after the terminal one, with `signal`, or with none
   * where the process that produced the run died.
   */
  subscribe: (id: string, after: number, signal: AbortSignal) => AsyncIterable<NumberedLine>;
  /** Resolves once the upstream is closed and `stopped` is recorded; at once when the run was over. */
  stop: (id: string) => Promise<void>;
  /** For the shutdown: every open run ends, its readers are told, and nothing starts any more. */
  settle: () => Promise<void>;
};

type RunsSettings = {
  db: Database;
  /** No other process serves this database: nobody else has to be told that this one lives. */
  isAlone: boolean;
  /** Asked for at each start: they may change at any time. */
  readLimits: () => Promise<BudgetLimits>;
  /** Of the model in use; null: unknown. */
  price: Price | null;
  /** A producer that throws, or a database that does not write, is reported; the run ends all the same. */
  reportBug: (error: unknown) => void;
  /** Money was reserved or settled, or there was not enough of it (`refused`). */
  onSpending?: (refused: boolean) => void;
  now?: () => number;
};

/** How often a process looks for what to spool, and says that it lives. */
const TICK_MS = 250;
/** How often a reader in another process looks for more. */
const POLL_MS = 250;

export function createRuns({
  db,
  isAlone,
  readLimits,
  price,
  reportBug,
  onSpending = () => undefined,
  now = Date.now,
}: RunsSettings): Runs {
  const node = randomUUID();
  /** Those of this process, until their end is written. */
  const runById = new Map<string, LiveRun>();
  const claims = new Set<Promise<unknown>>();
  const unwritten = new Set<LiveRun>();
  let writing = Promise.resolve();
  let ticking: NodeJS.Timeout | undefined;
  let settling = false;

  async function start(asked: RunStart): Promise<StartOutcome> {
    const { request, user, source, model, because, atMost } = asked;
    const { id } = request;
    const bodySha256 = sha256Of(request);
    const local = runById.get(id);
    if (local !== undefined) return joinOutcome(local, "live", user.id, bodySha256);
    if (settling) return "shutting-down";

    const first: CoachEvent = { type: "start", model, source, ...(because === undefined ? {} : { because }) };
    const bill = atMost === null ? null : billFor(user, atMost, now());
    const claim = readLimits().then((limits) =>
      claimRun(db, { id, userId: user.id, bodySha256, node, first, bill }, limits, price, now()),
    );
    claims.add(claim);
    const outcome = await claim.finally(() => claims.delete(claim));
    if (outcome.kind === "known") return joinOutcome(outcome.run, outcome.run.state, user.id, bodySha256);
    if (bill !== null) onSpending(outcome.kind === "over-budget");
    if (outcome.kind !== "claimed") return outcome.kind;

    const run = newRun({ id, userId: user.id, bodySha256, bill }, first);
    runById.set(id, run);
    ticking ??= setInterval(() => void tick(), TICK_MS).unref();
    run.finished = produceAll(run, asked);
    return "started";
  }

  async function produceAll(run: LiveRun, asked: RunStart): Promise<void> {
    const said = await pump(run, asked, reportBug);
    const used = run.bill === null ? NOTHING_USED : usedTokens(said, run.textBytes, run.bill.reserved);
    const cost = run.bill === null || price === null ? null : costMicros(used, price) / 1e6;
    run.end = { event: said.type === "done" ? { ...said, cost } : said, used };
    await flush([run]);
    // Even if it could not be written: then a later tick tries again.
    append(run, run.end.event);
  }

  async function tick(): Promise<void> {
    if (!isAlone) {
      await inTurn(async () => {
        for (const id of await beat(db, node, now())) void endRun(id, { type: "stopped" });
      });
    }
    const nowMs = performance.now();
    const due = [...runById.values()].filter(
      (run) => run.isOver || (run.end === null && run.lines.length > run.savedCount && run.saveDueAtMs <= nowMs),
    );
    if (due.length > 0) await flush(due);
  }

  /** What waits is written together: a transaction costs more than what is in it. */
  function flush(runs: LiveRun[]): Promise<void> {
    for (const run of runs) unwritten.add(run);
    return inTurn(async () => {
      const together = [...unwritten].filter((run) => runById.has(run.id));
      unwritten.clear();
      if (together.length > 0) await write(together);
    });
  }

  /** One writing at a time: no event is written twice, and no two of our own wait for each other's rows. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    writing = writing.then(work).catch(reportBug);
    return writing;
  }

  async function write(runs: LiveRun[]): Promise<void> {
    const parts = runs.map((run) => {
      const { id, end, savedCount, lines } = run;
      // After a write that failed the end is already among the lines.
      const last = end === null || run.isOver ? [] : [JSON.stringify(end.event)];
      const state = end === null ? ("live" as const) : ("ended" as const);
      return { id, run, end, state, savedCount, upTo: lines.length, lines: [...lines.slice(savedCount), ...last] };
    });
    const settled = parts.flatMap(({ run: { bill }, end }) =>
      end === null || bill === null ? [] : [{ bill, used: end.used }],
    );
    const save = async (transaction: Database) => {
      await saveRuns(transaction, parts, now());
      for (const { bill, used } of settled) await settle(transaction, bill, used, price);
    };
    // An end is told after it is written, and so has to be there after anything. Words were told before.
    const isEnd = parts.some(({ end }) => end !== null);
    await (isEnd ? db.transaction().execute(save) : writeSoon(db, save));
    for (const { run, end, upTo } of parts) {
      run.savedCount = upTo;
      run.saveDueAtMs = performance.now() + SPOOL_EVERY_MS;
      if (end !== null) runById.delete(run.id);
    }
    if (settled.length > 0) onSpending(false);
    if (runById.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  }

  async function endRun(id: string, as: CoachEvent): Promise<void> {
    const run = runById.get(id);
    if (run === undefined) return;
    if (!run.abort.signal.aborted) run.onAbort = as;
    run.abort.abort();
    await run.finished;
  }

  async function* follow(id: string, after: number, signal: AbortSignal): AsyncGenerator<NumberedLine> {
    let seq = after;
    while (!signal.aborted) {
      const local = runById.get(id);
      if (local !== undefined) {
        yield* read(local, seq, signal);
        return;
      }
      const known = await findRun(db, id, now());
      const page = await readPage(db, id, seq);
      for (const line of page) {
        seq += 1;
        yield { seq, line };
      }
      if (page.length > 0) continue;
      // Its state was read first: whatever it said before it ended is on the pages.
      if (known?.state !== "live") return;
      await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  return {
    start,
    find: async (id, userId, after) => {
      const local = runById.get(id);
      if (local !== undefined) return local.userId === userId ? "found" : "not-found";
      const known = await findRun(db, id, now());
      if (known === null || known.userId !== userId) return "not-found";
      if (known.state === "expired") return "run-expired";
      // What its process did not write before it died is gone for good.
      const isAllRead = known.state === "interrupted" && (await readPage(db, id, after)).length === 0;
      return isAllRead ? "run-expired" : "found";
    },
    subscribe: (id, after, signal) => {
      const local = runById.get(id);
      return local === undefined ? follow(id, after, signal) : read(local, after, signal);
    },
    stop: async (id) => {
      if (runById.has(id)) return endRun(id, { type: "stopped" });
      await requestStop(db, id);
      while ((await findRun(db, id, now()))?.state === "live") {
        await sleep(POLL_MS);
        // It was being claimed here a moment ago.
        if (runById.has(id)) return endRun(id, { type: "stopped" });
      }
    },
    settle: async () => {
      settling = true;
      await Promise.allSettled(claims);
      await Promise.all([...runById.values()].map((run) => endRun(run.id, shutdownEnd(run))));
      await writing;
    },
  };
}

function joinOutcome(
  run: { userId: string; bodySha256: string },
  state: KnownRun["state"],
  userId: string,
  bodySha256: string,
): StartOutcome {
  if (run.userId !== userId) return "not-found";
  if (state === "expired") return "run-expired";
  return run.bodySha256 === bodySha256 ? "joined" : "mismatch";
}

/** The same whatever the order in which the fields were sent. */
function sha256Of(request: CoachRequest): string {
  const canonical = JSON.stringify(request, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(canonical).digest("hex");
}
