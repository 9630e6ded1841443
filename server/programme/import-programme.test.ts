import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Programme } from "#shared/programme.ts";
import { startPostgres } from "#server/testing/start-postgres.ts";
import { type Database, type DatabaseTarget, openDatabase } from "../db/open-database.ts";
import { defaultProgramme } from "./default-programme.ts";
import { importDefaultProgramme, importProgramme } from "./import-programme.ts";
import { readMission, readProgramme } from "./missions.ts";

const shipped = defaultProgramme();
const ours: Programme = {
  title: { fr: "Les nôtres", en: "Ours" },
  contact: { fr: "Appelle Inès", en: "Call Inès" },
  missions: shipped.missions.map((mission) => ({ ...mission, angle: { fr: "À qui ?", en: "For whom?" } })),
};

const folder = mkdtempSync(join(tmpdir(), "second-de-bord-"));
const postgres = await startPostgres();
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const engines: [name: string, target: DatabaseTarget][] = [
  ["SQLite", { databaseUrl: null, dataDir: folder }],
  ...(postgres === null
    ? []
    : [["PostgreSQL", { databaseUrl: postgres.url, dataDir: folder }] as [string, DatabaseTarget]]),
];

describe.each(engines)("on %s", (_engine, target) => {
  let db: Database;
  beforeEach(async () => {
    db = await openDatabase(target);
    await db.deleteFrom("programme").execute();
    await db.deleteFrom("missions").execute();
  });
  afterEach(() => db.destroy());

  const rows = async () => ({
    programme: await db.selectFrom("programme").select(["id", "title", "contact"]).execute(),
    missions: await db.selectFrom("missions").selectAll().orderBy("day").execute(),
  });

  it("what is imported is what is read, to the last no-break space", async () => {
    await importProgramme(db, ours);
    expect(await readProgramme(db)).toEqual(ours);
    expect(await readMission(db, 3)).toEqual(ours.missions[2]);
  });

  it("importing twice is importing once", async () => {
    await importProgramme(db, ours);
    const once = await rows();
    await importProgramme(db, ours);
    expect(await rows()).toEqual(once);
    expect(once.missions).toHaveLength(14);
  });

  it("an import replaces the programme whole, its contact included", async () => {
    await importProgramme(db, ours);
    await importProgramme(db, shipped);
    expect(await readProgramme(db)).toEqual(shipped);
  });

  it("an import that fails half-way leaves the programme that was there", async () => {
    await importProgramme(db, ours);
    const broken = { ...shipped, missions: [null as never] };
    await expect(importProgramme(db, broken)).rejects.toThrow();
    expect(await readProgramme(db)).toEqual(ours);
  });

  // The embedded engine blocks its thread: there, the second import is another process (see the command's test).
  it.runIf(target.databaseUrl !== null)("two imports at the same moment leave one whole programme", async () => {
    const beside = await openDatabase(target);
    await Promise.all([importProgramme(db, ours), importProgramme(beside, ours)]);
    await beside.destroy();
    expect(await readProgramme(db)).toEqual(ours);
  });

  it("the first start brings the shipped programme; a later one leaves the operator's alone", async () => {
    expect(await readMission(db, 1)).toBeNull();
    await importDefaultProgramme(db);
    expect(await readProgramme(db)).toEqual(shipped);
    await importProgramme(db, ours);
    await importDefaultProgramme(db);
    expect(await readProgramme(db)).toEqual(ours);
  });
});
