import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "#server/db/open-database.ts";
import { addPerson as addPersonTo } from "#server/testing/add-person.ts";
import { startEngines } from "#server/testing/engines.ts";
import { findOpenPair, leavePair, makePair } from "./pairs.ts";

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
    await db.deleteFrom("pairs").execute();
    await db.deleteFrom("users").execute();
  });

  const addPerson = (name: string) => addPersonTo(db, name, NOW);
  const pair = (one: string, other: string) =>
    db.transaction().execute((transaction) => makePair(transaction, [one, other], NOW));
  const partnerOf = async (userId: string) => (await findOpenPair(db, userId))?.partner.name ?? null;

  test("two people who are paired know each other by name", async () => {
    const [lea, omar] = [await addPerson("Léa"), await addPerson("Omar")];
    expect(await partnerOf(lea)).toBeNull();
    expect((await pair(lea, omar)).toSorted()).toEqual([lea, omar].toSorted());
    expect([await partnerOf(lea), await partnerOf(omar)]).toEqual(["Omar", "Léa"]);
    expect(await pair(omar, lea)).toEqual([]);
  });

  test("whoever is paired anew leaves their binôme, who is told too", async () => {
    const [lea, omar, ines] = [await addPerson("Léa"), await addPerson("Omar"), await addPerson("Inès")];
    await pair(lea, omar);
    expect((await pair(ines, lea)).toSorted()).toEqual([lea, omar, ines].toSorted());
    expect([await partnerOf(lea), await partnerOf(omar), await partnerOf(ines)]).toEqual(["Inès", null, "Léa"]);
  });

  test("leaving ends the pair for both, once", async () => {
    const [lea, omar] = [await addPerson("Léa"), await addPerson("Omar")];
    await pair(lea, omar);
    const leave = () => db.transaction().execute((transaction) => leavePair(transaction, lea, NOW));
    expect((await leave()).toSorted()).toEqual([lea, omar].toSorted());
    expect(await leave()).toEqual([]);
    expect([await partnerOf(lea), await partnerOf(omar)]).toEqual([null, null]);
  });

  test("nobody is in two pairs, whoever pairs them at the same moment", async () => {
    const people = await Promise.all(["Léa", "Omar", "Inès", "Paul"].map(addPerson));
    const [lea = "", ...others] = people;
    await Promise.allSettled(others.map((other) => pair(lea, other)));
    const open = await db.selectFrom("pair_members").select("user_id").where("is_open", "=", 1).execute();
    expect(open).toHaveLength(2);
    expect(new Set(open.map(({ user_id }) => user_id)).size).toBe(2);
  });

  test("nobody is their own binôme", async () => {
    const lea = await addPerson("Léa");
    await expect(pair(lea, lea)).rejects.toThrow("their own");
  });
});
