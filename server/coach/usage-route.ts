/** `GET /api/usage`: what was consumed today. A person sees their own; the owner, who pays, sees the server's too. */
import { Router } from "express";
import { civilDateIn } from "#shared/day.ts";
import type { CoachUsage } from "#shared/usage.ts";
import { findOwner } from "../accounts/owner.ts";
import type { Database } from "../db/open-database.ts";
import { currentUser } from "../gate/current-user.ts";
import { type BudgetLimits, readSpending, readUsage } from "./budget.ts";
import { moneyOf, type Price } from "./prices.ts";

type UsageDeps = { db: Database; readLimits: () => Promise<BudgetLimits>; price: Price | null };

export function usageRoutes({ db, readLimits, price }: UsageDeps): Router {
  const costOf = (micros: number) => moneyOf(micros, price);
  const router = Router();
  router.get("/usage", async (_req, res) => {
    const user = currentUser(res);
    const nowMs = Date.now();
    const [mine, ownerId, limits] = await Promise.all([
      readUsage(db, user.id, civilDateIn(user.zone, nowMs)),
      findOwner(db),
      readLimits(),
    ]);
    const usage: CoachUsage = {
      day: { tokens: mine.tokens, cost: costOf(mine.micros), limitTokens: limits.dailyTokens },
    };
    if (user.id === ownerId) {
      const { tokens, dayMicros, monthMicros } = await readSpending(db, civilDateIn("UTC", nowMs));
      usage.server = {
        day: { tokens, cost: costOf(dayMicros), cap: limits.moneyPerDay },
        month: { cost: costOf(monthMicros), cap: limits.moneyPerMonth },
      };
    }
    res.json(usage);
  });
  return router;
}
