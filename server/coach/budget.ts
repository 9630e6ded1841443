/**
 * What replies may cost. Tokens and money are reserved before the model is called, at their highest, and settled
 * after with what was consumed; both live in the database, so neither a restart nor a second process forgets them.
 * What never breaks: what is consumed and reserved together stays under each cap. A process that dies leaves its
 * reservations as they are: nobody can know what its last calls cost.
 */
import { sql } from "kysely";
import type { CoachEvent, Failure, Usage } from "#shared/coach-protocol.ts";
import { type CivilDate, civilDateIn, type TimeZone } from "#shared/day.ts";
import { tokensOfBytes } from "#shared/token-estimate.ts";
import type { Database } from "../db/open-database.ts";
import { costMicros, type Price } from "./prices.ts";

export type BudgetLimits = {
  /** Per person and day of their own zone. */
  dailyTokens: number;
  /** For the whole server, in the operator's currency; null: no cap. A day is a UTC date, as on the providers' invoices. */
  moneyPerDay: number | null;
  moneyPerMonth: number | null;
};

/** One reservation, to be settled once. */
export type Bill = { userId: string; day: CivilDate; serverDay: CivilDate; reserved: Usage };

export function billFor(user: { id: string; zone: TimeZone }, reserved: Usage, nowMs: number): Bill {
  return { userId: user.id, day: civilDateIn(user.zone, nowMs), serverDay: civilDateIn("UTC", nowMs), reserved };
}

/**
 * Inside the transaction that claims a run, where its user's claims wait for each other. When refused, the person's
 * tokens are untouched; the day's row of spending may have been made, empty. `price`: of the model in use; null: unknown,
 * so that no money is counted.
 */
export async function reserve(
  db: Database,
  { userId, day, serverDay, reserved }: Bill,
  limits: BudgetLimits,
  price: Price | null,
): Promise<"reserved" | "daily-tokens" | "over-budget"> {
  const tokens = tokensIn(reserved);
  const micros = costMicros(reserved, price);
  if ((await readUsage(db, userId, day)).tokens + tokens > limits.dailyTokens) return "daily-tokens";

  await db
    .insertInto("spending")
    .values({ day: serverDay, tokens: 0, cost_micros: 0, warned_day: 0, warned_month: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const earlierMicros = await spentBefore(db, serverDay);
  const room = Math.min(microsOf(limits.moneyPerDay), microsOf(limits.moneyPerMonth) - earlierMicros) - micros;
  const { numUpdatedRows } = await db
    .updateTable("spending")
    .set((row) => ({ tokens: row("tokens", "+", tokens), cost_micros: row("cost_micros", "+", micros) }))
    .where("day", "=", serverDay)
    // A model that costs nothing is never over budget.
    .where("cost_micros", "<=", micros === 0 ? Number.MAX_SAFE_INTEGER : room)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return "over-budget";

  await db
    .insertInto("usage")
    .values({ user_id: userId, day, tokens, cost_micros: micros })
    .onConflict((conflict) =>
      conflict.columns(["user_id", "day"]).doUpdateSet((row) => ({
        tokens: row("usage.tokens", "+", tokens),
        cost_micros: row("usage.cost_micros", "+", micros),
      })),
    )
    .execute();
  return "reserved";
}

/**
 * As the provider counted it; where it did not, as it never does for a reply that was stopped or cut, an estimate.
 * `saidBytes`: of UTF-8, until `end`. `reserved.input`: the prompt, as it was estimated.
 */
export function usedTokens(end: CoachEvent, saidBytes: number, reserved: Usage): Usage {
  if (end.type === "done" && end.usage !== null) return end.usage;
  if (saidBytes === 0 && end.type === "failed" && NOT_READ.has(end.failure)) return NOTHING_USED;
  return { input: reserved.input, output: tokensOfBytes(saidBytes) };
}

/** Replaces what was reserved by what was consumed. Inside the transaction that ends the run. */
export async function settle(db: Database, bill: Bill, used: Usage, price: Price | null): Promise<void> {
  const tokens = tokensIn(used) - tokensIn(bill.reserved);
  const micros = costMicros(used, price) - costMicros(bill.reserved, price);
  // In the order in which `reserve` takes them, so that two processes never wait for each other.
  await db
    .updateTable("spending")
    .set((row) => ({ tokens: row("tokens", "+", tokens), cost_micros: row("cost_micros", "+", micros) }))
    .where("day", "=", bill.serverDay)
    .execute();
  await db
    .updateTable("usage")
    .set((row) => ({ tokens: row("tokens", "+", tokens), cost_micros: row("cost_micros", "+", micros) }))
    .where("user_id", "=", bill.userId)
    .where("day", "=", bill.day)
    .execute();
}

/** What a person consumed and reserved on a day. */
export async function readUsage(
  db: Database,
  userId: string,
  day: CivilDate,
): Promise<{ tokens: number; micros: number }> {
  const row = await db
    .selectFrom("usage")
    .select(["tokens", "cost_micros as micros"])
    .where("user_id", "=", userId)
    .where("day", "=", day)
    .executeTakeFirst();
  return row ?? { tokens: 0, micros: 0 };
}

/** What everybody consumed and reserved, on a UTC date and in its month so far, that date included. */
export async function readSpending(
  db: Database,
  day: CivilDate,
): Promise<{ tokens: number; dayMicros: number; monthMicros: number }> {
  const row = await db
    .selectFrom("spending")
    .select(["tokens", "cost_micros"])
    .where("day", "=", day)
    .executeTakeFirst();
  const dayMicros = row?.cost_micros ?? 0;
  return { tokens: row?.tokens ?? 0, dayMicros, monthMicros: dayMicros + (await spentBefore(db, day)) };
}

/** In the same month, before that date. */
async function spentBefore(db: Database, day: CivilDate): Promise<number> {
  const { micros } = await db
    .selectFrom("spending")
    // A sum of bigints is a numeric on PostgreSQL, which reads as text.
    .select(sql<number>`cast(coalesce(sum(cost_micros), 0) as bigint)`.as("micros"))
    .where("day", ">=", `${day.slice(0, "2026-11".length)}-01`)
    .where("day", "<", day)
    .executeTakeFirstOrThrow();
  return micros;
}

function tokensIn({ input, output }: Usage): number {
  return input + output;
}

function microsOf(money: number | null): number {
  return money === null ? Number.MAX_SAFE_INTEGER : Math.round(money * 1e6);
}

export const NOTHING_USED: Usage = { input: 0, output: 0 };

/** Ends that come before the model has read anything. */
const NOT_READ: ReadonlySet<Failure> = new Set([
  "bad-key",
  "busy",
  "quota",
  "unknown-model",
  "too-long",
  "unreachable",
  "server-away",
] satisfies Failure[]);
