/**
 * What the coach may do and cost, as it is now: what an operator set, else what the environment says. What never breaks:
 * a change holds for the next question in the process that took it, and within `FRESH_MS` in every other; reading costs
 * one query a second at most, however many ask.
 */
import * as z from "zod/mini";
import { CoachCaps } from "#shared/pilotage.ts";
import type { Database } from "../db/open-database.ts";
import { forgetWarnings } from "./budget-warnings.ts";

export type CoachSettings = {
  environment: CoachCaps;
  read: () => Promise<CoachCaps>;
  /** Sets all of them; one that is as the environment has it is set no more, and follows it again. */
  write: (caps: CoachCaps) => Promise<void>;
};

export function createCoachSettings(db: Database, environment: CoachCaps, now: () => number = Date.now): CoachSettings {
  let known: { atMs: number; caps: Promise<CoachCaps> } | null = null;

  function read(): Promise<CoachCaps> {
    if (known !== null && now() - known.atMs < FRESH_MS) return known.caps;
    const asked = { atMs: now(), caps: readCaps(db, environment) };
    known = asked;
    // A database that did not answer is asked again by the next one.
    asked.caps.catch(() => {
      if (known === asked) known = null;
    });
    return asked.caps;
  }

  async function write(caps: CoachCaps): Promise<void> {
    const before = await readCaps(db, environment);
    const set = Object.entries(caps).filter(([name, value]) => value !== Reflect.get(environment, name));
    const row = { value: JSON.stringify(Object.fromEntries(set)), updated_at: now() };
    await db
      .insertInto("settings")
      .values({ key: KEY, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
    known = { atMs: now(), caps: Promise.resolve(caps) };
    // Half of another budget is worth another warning; what else was changed is none of theirs.
    const isOtherBudget = caps.moneyPerDay !== before.moneyPerDay || caps.moneyPerMonth !== before.moneyPerMonth;
    if (isOtherBudget) await forgetWarnings(db, now());
  }

  return { environment, read, write };
}

const KEY = "coach";
const FRESH_MS = 1_000;

async function readCaps(db: Database, environment: CoachCaps): Promise<CoachCaps> {
  const row = await db.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
  const set = row === undefined ? {} : z.looseObject({}).parse(JSON.parse(row.value));
  // Not strict: a newer version may have set what this one does not know.
  return z.object(CoachCaps.shape).parse({ ...environment, ...set });
}
