/**
 * Who is here, as operators see them: how far, how much of the coach, who is paired with whom. What never breaks: names and
 * figures only. No query here reads a column that holds a person's words.
 */
import { civilDateAfter, civilDateIn, countedDay } from "#shared/day.ts";
import type { Person, Pilotage } from "#shared/pilotage.ts";
import { moneyOf, type Price } from "../coach/prices.ts";
import type { Database } from "../db/open-database.ts";

const USAGE_DAYS = 14;

/** By name. `price` null: what the coach was used for is told in tokens alone. */
export async function readPeople(db: Database, price: Price | null, nowMs: number): Promise<Person[]> {
  const [users, seen, usage] = await Promise.all([
    db.selectFrom("users").select(["id", "name", "role", "is_operator", "started_on", "zone"]).execute(),
    db
      .selectFrom("sessions")
      .select((row) => ["user_id", row.fn.max("seen_at").as("seen_at")])
      .groupBy("user_id")
      .execute(),
    db
      .selectFrom("usage")
      .select(["user_id", "day", "tokens", "cost_micros"])
      // No zone is a whole day behind this date.
      .where("day", ">=", civilDateAfter(civilDateIn("UTC", nowMs), -USAGE_DAYS))
      .orderBy("day", "desc")
      .execute(),
  ]);
  const seenById = new Map(seen.map((row) => [row.user_id, row.seen_at]));
  return users
    .map(({ id, name, role, is_operator, started_on, zone }): Person => {
      const today = civilDateIn(zone, nowMs);
      const oldest = civilDateAfter(today, 1 - USAGE_DAYS);
      return {
        id,
        name,
        role: role === "owner" || is_operator === 1 ? "operator" : "participant",
        isOwner: role === "owner",
        day: countedDay({ startedOn: started_on, takenUp: [] }, today),
        today,
        seenAt: seenById.get(id) ?? null,
        usage: usage
          .filter((row) => row.user_id === id && row.day >= oldest)
          .map((row) => ({ on: row.day, tokens: row.tokens, cost: moneyOf(row.cost_micros, price) })),
      };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, "fr"));
}

/** Those that go on, oldest first. */
export async function readPairs(db: Database): Promise<Pilotage["pairs"]> {
  const rows = await db
    .selectFrom("pairs")
    .innerJoin("pair_members as one", "one.pair_id", "pairs.id")
    .innerJoin("pair_members as other", (join) =>
      join.onRef("other.pair_id", "=", "pairs.id").onRef("other.user_id", ">", "one.user_id"),
    )
    .select(["pairs.id", "pairs.created_at", "one.user_id as one_id", "other.user_id as other_id"])
    .where("one.is_open", "=", 1)
    .orderBy("pairs.created_at")
    .orderBy("pairs.id")
    .execute();
  return rows.map(({ id, created_at, one_id, other_id }) => ({ id, members: [one_id, other_id], since: created_at }));
}
