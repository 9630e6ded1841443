/** The programme in force, parsed where it is read: a row that an older version wrote wrong fails here, by name. */
import type { Day } from "#shared/day.ts";
import { Mission, Programme } from "#shared/programme.ts";
import type { Database } from "../db/open-database.ts";

/** `null`: no programme was imported yet. */
export async function readMission(db: Database, day: Day): Promise<Mission | null> {
  const row = await db.selectFrom("missions").select("content").where("day", "=", day).executeTakeFirst();
  return row === undefined ? null : Mission.parse(fromJson(row.content));
}

/** Throws when no programme was imported: the server imports its own before it listens. */
export async function readProgramme(db: Database): Promise<Programme> {
  const { title, contact } = await db.selectFrom("programme").select(["title", "contact"]).executeTakeFirstOrThrow();
  const missions = await db.selectFrom("missions").select("content").orderBy("day").execute();
  return Programme.parse({
    title: fromJson(title),
    contact: contact === null ? null : fromJson(contact),
    missions: missions.map(({ content }) => fromJson(content)),
  });
}

/** Unlike `JSON.parse`, promises nothing of what it returns: the schema does. */
function fromJson(text: string): unknown {
  return JSON.parse(text);
}
