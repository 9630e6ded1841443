/**
 * Puts a programme in force: the whole of it or, if anything fails, nothing. Every row is an upsert in one order, so
 * that importing twice changes nothing and two imports at the same moment cannot collide.
 */
import type { Programme } from "#shared/programme.ts";
import type { Database } from "../db/open-database.ts";
import { defaultProgramme } from "./default-programme.ts";

/** The one row of `programme`. */
const IN_FORCE = "in-force";

/** Replaces the programme in force. A `Programme` has every day, so no old mission outlives the import. */
export async function importProgramme(db: Database, { title, contact, missions }: Programme): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("programme")
      .values({
        id: IN_FORCE,
        title: JSON.stringify(title),
        contact: contact === null ? null : JSON.stringify(contact),
        imported_at: Date.now(),
      })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((row) => ({
          title: row.ref("excluded.title"),
          contact: row.ref("excluded.contact"),
          imported_at: row.ref("excluded.imported_at"),
        })),
      )
      .execute();
    await trx
      .insertInto("missions")
      .values(missions.map((mission) => ({ day: mission.day, content: JSON.stringify(mission) })))
      .onConflict((conflict) => conflict.column("day").doUpdateSet((row) => ({ content: row.ref("excluded.content") })))
      .execute();
  });
}

/** At first start there is no programme: the shipped one is put in force. Later starts leave the operator's alone. */
export async function importDefaultProgramme(db: Database): Promise<void> {
  const inForce = await db.selectFrom("programme").select("id").executeTakeFirst();
  if (inForce === undefined) await importProgramme(db, defaultProgramme());
}
