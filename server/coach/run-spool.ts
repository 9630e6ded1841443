/**
 * The half of a run that is in the database, for what memory does not survive: another process, a restart, a month.
 * What never breaks: one id is claimed once, whoever asks how often and wherever, and the request is never written.
 */
import { sql } from "kysely";
import { CoachEvent } from "#shared/coach-protocol.ts";
import type { Database } from "../db/open-database.ts";
import { type Bill, type BudgetLimits, reserve } from "./budget.ts";

/** How long the words of an ended run can be read again. */
export const REPLAY_MS = 15 * 60_000;

const LIVE_RUNS_PER_USER = 2;

export type KnownRun = {
  userId: string;
  bodySha256: string;
  state: "live" | "ended" | "interrupted" | "expired";
  /** Of its events as they are written: more, and there is more to read. */
  size: number;
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
export function claimRun(db: Database, claim: Claim, limits: BudgetLimits, nowMs: number): Promise<ClaimOutcome> {
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
        events: linesOf([first]),
        node,
        stop_requested: 0,
        created_at: nowMs,
        updated_at: nowMs,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    // The same id from somebody else, at the same moment.
    if (numInsertedOrUpdatedRows !== 1n) return { kind: "not-found" };
    const reserved = bill === null ? "reserved" : await reserve(transaction, bill, limits);
    if (reserved === "reserved") return { kind: "claimed" };
    await transaction.deleteFrom("runs").where("id", "=", id).execute();
    return { kind: reserved };
  });
}

export async function findRun(db: Database, id: string, nowMs: number): Promise<KnownRun | null> {
  const row = await db
    .selectFrom("runs")
    .select(["user_id", "body_sha256", "state", "updated_at", sql<number>`length(events)`.as("size")])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  // Without waiting for the sweep that makes it so.
  const isExpired = row.state !== "live" && row.updated_at + REPLAY_MS <= nowMs;
  return {
    userId: row.user_id,
    bodySha256: row.body_sha256,
    state: isExpired ? "expired" : row.state,
    size: row.size,
  };
}

export async function readEvents(db: Database, id: string): Promise<CoachEvent[]> {
  const row = await db.selectFrom("runs").select("events").where("id", "=", id).executeTakeFirst();
  const lines = row?.events.split("\n").slice(0, -1) ?? [];
  return lines.map((line) => CoachEvent.parse(JSON.parse(line)));
}

/**
 * Adds events to a run. One that was taken for dead meanwhile (a process that was suspended, say) is alive again: its
 * readers get the rest.
 */
export async function saveEvents(
  db: Database,
  id: string,
  events: readonly CoachEvent[],
  state: "live" | "ended",
  nowMs: number,
): Promise<void> {
  await db
    .updateTable("runs")
    .set((row) => ({ events: row("events", "||", linesOf(events)), state, updated_at: nowMs }))
    .where("id", "=", id)
    .where("state", "!=", "expired")
    .execute();
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

/** JSON has no line breaks of its own. */
function linesOf(events: readonly CoachEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}
