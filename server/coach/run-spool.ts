/**
 * The half of a run that is in the database, for what memory does not survive: another process, a restart, a month.
 * What never breaks: one id is claimed once, whoever asks how often and wherever, and the request is never written.
 */
import type { CoachEvent } from "#shared/coach-protocol.ts";
import type { Database } from "../db/open-database.ts";
import { type Bill, type BudgetLimits, reserve } from "./budget.ts";
import type { Price } from "./prices.ts";

/** How long the words of an ended run can be read again. */
export const REPLAY_MS = 15 * 60_000;

const LIVE_RUNS_PER_USER = 2;

/** What a reader holds at once: some kilobytes. */
const EVENTS_PER_PAGE = 200;
const PAGES_PER_INSERT = 500;

export type KnownRun = {
  userId: string;
  bodySha256: string;
  state: "live" | "ended" | "interrupted" | "expired";
};

export type Claim = {
  id: string;
  userId: string;
  bodySha256: string;
  node: string;
  first: CoachEvent;
  /** Null: it costs nothing. */
  bill: Bill | null;
};

type ClaimOutcome =
  | { kind: "claimed" | "not-found" | "too-many-runs" | "daily-tokens" | "over-budget" }
  | { kind: "known"; run: KnownRun };

/** Makes the run its node's, and reserves what it may cost, or does neither. */
export function claimRun(
  db: Database,
  claim: Claim,
  limits: BudgetLimits,
  price: Price | null,
  nowMs: number,
): Promise<ClaimOutcome> {
  const { id, userId, bodySha256, node, first, bill } = claim;
  return db.transaction().execute(async (transaction): Promise<ClaimOutcome> => {
    // Changes nothing, and makes this person's claims wait for each other: what is counted below stays true.
    await transaction
      .updateTable("users")
      .set((row) => ({ zone: row.ref("zone") }))
      .where("id", "=", userId)
      .execute();
    const run = await findRun(transaction, id, nowMs);
    if (run !== null) return { kind: "known", run };
    const { live } = await transaction
      .selectFrom("runs")
      .select((row) => row.fn.countAll<number>().as("live"))
      .where("user_id", "=", userId)
      .where("state", "=", "live")
      .executeTakeFirstOrThrow();
    if (live >= LIVE_RUNS_PER_USER) return { kind: "too-many-runs" };

    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto("runs")
      .values({
        id,
        user_id: userId,
        body_sha256: bodySha256,
        state: "live",
        node,
        stop_requested: 0,
        created_at: nowMs,
        updated_at: nowMs,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    // The same id from somebody else, at the same moment.
    if (numInsertedOrUpdatedRows !== 1n) return { kind: "not-found" };
    const reserved = bill === null ? "reserved" : await reserve(transaction, bill, limits, price);
    if (reserved !== "reserved") {
      await transaction.deleteFrom("runs").where("id", "=", id).execute();
      return { kind: reserved };
    }
    await savePages(transaction, [{ id, savedCount: 0, lines: [JSON.stringify(first)], state: "live" }]);
    return { kind: "claimed" };
  });
}

export async function findRun(db: Database, id: string, nowMs: number): Promise<KnownRun | null> {
  const row = await db
    .selectFrom("runs")
    .select(["user_id", "body_sha256", "state", "updated_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  // Without waiting for the sweep that makes it so.
  const isExpired = row.state !== "live" && row.updated_at + REPLAY_MS <= nowMs;
  return {
    userId: row.user_id,
    bodySha256: row.body_sha256,
    state: isExpired ? "expired" : row.state,
  };
}

/**
 * The lines of a run after event number `after`, as many as one page has; none: there are no more yet. A whole reply is never
 * asked for: each reader would hold its own copy of it for as long as it reads.
 */
export async function readPage(db: Database, id: string, after: number): Promise<string[]> {
  const page = await db
    .selectFrom("run_pages")
    .select(["first_seq", "events"])
    .where("run_id", "=", id)
    .where("first_seq", "<=", after + 1)
    .orderBy("first_seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return page?.events.split("\n").slice(after + 1 - page.first_seq, -1) ?? [];
}

/** What was said since the last save: the events that follow the first `savedCount`, as JSON. */
export type UnsavedRun = { id: string; savedCount: number; lines: readonly string[]; state: "live" | "ended" };

/**
 * Adds to runs. One that was taken for dead meanwhile (a process that was suspended, say) is alive again: its readers
 * get the rest.
 */
export async function saveRuns(db: Database, runs: readonly UnsavedRun[], nowMs: number): Promise<void> {
  const known = new Set<string>();
  for (const state of ["live", "ended"] as const) {
    const ids = runs.filter((run) => run.state === state).map(({ id }) => id);
    if (ids.length === 0) continue;
    const rows = await db
      .updateTable("runs")
      .set({ state, updated_at: nowMs })
      .where("id", "in", ids)
      // Words that have gone do not come back.
      .where("state", "!=", "expired")
      .returning("id")
      .execute();
    for (const { id } of rows) known.add(id);
  }
  await savePages(
    db,
    runs.filter(({ id }) => known.has(id)),
  );
}

/** JSON has no line breaks of its own. */
async function savePages(db: Database, runs: readonly UnsavedRun[]): Promise<void> {
  const pages = runs.flatMap(({ id, savedCount, lines }) =>
    Array.from({ length: Math.ceil(lines.length / EVENTS_PER_PAGE) }, (_, page) => ({
      run_id: id,
      first_seq: savedCount + page * EVENTS_PER_PAGE + 1,
      events: `${lines.slice(page * EVENTS_PER_PAGE, (page + 1) * EVENTS_PER_PAGE).join("\n")}\n`,
    })),
  );
  // Some thousands of values are the most that one statement may carry.
  for (let first = 0; first < pages.length; first += PAGES_PER_INSERT) {
    await db
      .insertInto("run_pages")
      .values(pages.slice(first, first + PAGES_PER_INSERT))
      // Saved before, by a transaction of which it was never known that it went well.
      .onConflict((conflict) =>
        conflict.columns(["run_id", "first_seq"]).doUpdateSet((row) => ({ events: row.ref("excluded.events") })),
      )
      .execute();
  }
}

/** Says that this node lives, and so do its runs. Returns those that another node was asked to stop. */
export async function beat(db: Database, node: string, nowMs: number): Promise<string[]> {
  const rows = await db
    .updateTable("runs")
    .set({ updated_at: nowMs })
    .where("node", "=", node)
    .where("state", "=", "live")
    .returning(["id", "stop_requested"])
    .execute();
  return rows.filter((row) => row.stop_requested === 1).map(({ id }) => id);
}

export async function requestStop(db: Database, id: string): Promise<void> {
  await db.updateTable("runs").set({ stop_requested: 1 }).where("id", "=", id).where("state", "=", "live").execute();
}
