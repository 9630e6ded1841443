/** Tells the operator, once a day and cap, that half, most or all of the server's money is spent. */
import { civilDateIn } from "#shared/day.ts";
import type { Database } from "../db/open-database.ts";
import { type BudgetLimits, readSpending } from "./budget.ts";

const PERCENTAGES = [50, 80, 100] as const;

export type BudgetWarning = { cap: "day" | "month"; percent: number };

/**
 * The warnings that are due, each given to one caller only, of whatever process. `refused`: a reply was just turned
 * down for lack of money, which is all of it although a few cents may be left.
 */
export async function takeWarnings(
  db: Database,
  limits: BudgetLimits,
  refused: boolean,
  nowMs: number,
): Promise<BudgetWarning[]> {
  if (limits.moneyPerDay === null && limits.moneyPerMonth === null) return [];
  const day = civilDateIn("UTC", nowMs);
  const { dayMicros, monthMicros } = await readSpending(db, day);
  const shareOf = (micros: number, money: number | null) => (money === null ? 0 : micros / 1e4 / money);
  const shares = {
    day: shareOf(dayMicros, limits.moneyPerDay),
    month: shareOf(monthMicros, limits.moneyPerMonth),
  };
  const fullest = limits.moneyPerDay === null || shares.month > shares.day ? "month" : "day";
  if (refused) shares[fullest] = 100;

  const warnings: BudgetWarning[] = [];
  for (const cap of ["day", "month"] as const) {
    const column = cap === "day" ? "warned_day" : "warned_month";
    for (const percent of PERCENTAGES) {
      if (shares[cap] < percent) continue;
      const { numUpdatedRows } = await db
        .updateTable("spending")
        .set({ [column]: percent })
        .where("day", "=", day)
        .where(column, "<", percent)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows === 1n) warnings.push({ cap, percent });
    }
  }
  return warnings;
}

/** After the caps were changed: what of the new ones is spent is told anew. */
export async function forgetWarnings(db: Database, nowMs: number): Promise<void> {
  const day = civilDateIn("UTC", nowMs);
  await db.updateTable("spending").set({ warned_day: 0, warned_month: 0 }).where("day", "=", day).execute();
}
