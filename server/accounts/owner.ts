/** The owner: the first user, made once, whichever of two simultaneous first visits comes first. */
import { randomUUID } from "node:crypto";
import { civilDateIn, type TimeZone } from "#shared/day.ts";
import type { Database } from "../db/open-database.ts";

/** The new owner's id; `null` when there is a user already. Their J1 is today, as a calendar in `zone` shows it. */
export async function makeOwner(db: Database, zone: TimeZone, nowMs: number): Promise<string | null> {
  const isAnybodyHere = (await db.selectFrom("users").select("id").limit(1).executeTakeFirst()) !== undefined;
  return isAnybodyHere ? null : insertOwner(db, zone, nowMs);
}

/** As `makeOwner`, by a link from the operator's own terminal: people who were invited before do not stand in its way. */
export async function insertOwner(db: Database, zone: TimeZone, nowMs: number): Promise<string | null> {
  const id = randomUUID();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("users")
    .values({ id, role: "owner", started_on: civilDateIn(zone, nowMs), zone, created_at: nowMs, is_operator: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? id : null;
}

/** `null` before the first visit. */
export async function findOwner(db: Database): Promise<string | null> {
  const owner = await db.selectFrom("users").select("id").where("role", "=", "owner").executeTakeFirst();
  return owner?.id ?? null;
}
