// What operators see of people, on both engines: the figures come back as numbers, and each pair once.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addPerson as addPersonTo } from "#server/testing/add-person.ts";
import { startEngines } from "#server/testing/engines.ts";
import { openSession } from "../accounts/sessions.ts";
import { leavePair, makePair } from "../binome/pairs.ts";
import { type Database, openDatabase } from "../db/open-database.ts";
import { readPairs, readPeople } from "./people.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const { engines, stop } = await startEngines();
afterAll(stop);

describe.each(engines)("on %s", (_engine, target) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(target);
  });
  afterAll(() => db.destroy());
  afterEach(async () => {
    for (const table of ["pairs", "users"] as const) await db.deleteFrom(table).execute();
  });

  const addPerson = (name: string) => addPersonTo(db, name, NOW, "2026-11-20");
  const change = (work: (transaction: Database) => Promise<unknown>) => db.transaction().execute(work);

  test("someone who signed in on two devices and asked the coach", async () => {
    const id = await addPerson("Léa");
    for (const before of [60_000, 1_000]) await openSession(db, id, NOW - before);
    const row = { user_id: id, day: "2026-11-23", tokens: 1_200, cost_micros: 4_500 };
    await db.insertInto("usage").values(row).execute();
    const person = {
      id,
      name: "Léa",
      role: "participant",
      isOwner: false,
      day: 4,
      today: "2026-11-23",
      seenAt: NOW - 1_000,
    };
    expect(await readPeople(db, { input: 1, output: 1 }, NOW)).toEqual([
      { ...person, usage: [{ on: "2026-11-23", tokens: 1_200, cost: 0.0045 }] },
    ]);
    expect((await readPeople(db, null, NOW))[0]?.usage).toEqual([{ on: "2026-11-23", tokens: 1_200, cost: null }]);
  });

  test("each pair that goes on stands there once; one that ended does not", async () => {
    const [lea = "", omar = "", ines = "", paul = ""] = await Promise.all(
      ["Léa", "Omar", "Inès", "Paul"].map(addPerson),
    );
    await change((transaction) => makePair(transaction, [lea, omar], NOW));
    await change((transaction) => makePair(transaction, [ines, paul], NOW + 1));
    await change((transaction) => leavePair(transaction, paul, NOW + 2));
    const [only, ...others] = await readPairs(db);
    expect(others).toEqual([]);
    expect(only).toEqual({ id: expect.any(String), members: [lea, omar].toSorted(), since: NOW });
  });
});
