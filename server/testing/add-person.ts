/** Somebody who takes part, in the database of a test: at J1 on the day of `atMs`, in Paris. */
import { randomUUID } from "node:crypto";
import type { Database } from "#server/db/open-database.ts";
import { civilDateIn } from "#shared/day.ts";

const ZONE = "Europe/Paris";

/** Their id. `startedOn` wins over the day of `atMs` (epoch milliseconds). */
export async function addPerson(
  db: Database,
  name: string,
  atMs: number,
  startedOn = civilDateIn(ZONE, atMs),
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("users")
    .values({ id, role: "member", started_on: startedOn, zone: ZONE, created_at: atMs, name })
    .execute();
  return id;
}
