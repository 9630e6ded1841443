// The order of what two people write, on both engines, whoever writes at the same moment.
import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BuddyPost } from "#shared/binome-protocol.ts";
import { type Database, openDatabase } from "#server/db/open-database.ts";
import { addPerson as addPersonTo } from "#server/testing/add-person.ts";
import { startEngines } from "#server/testing/engines.ts";
import { forgetEndedPairs, raiseMarks, readEntries, readMarks, writeEntry } from "./entries.ts";
import { findOpenPair, leavePair, makePair } from "./pairs.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const DAY_MS = 86_400_000;
const { engines, stop } = await startEngines();
afterAll(stop);

describe.each(engines)("on %s", (_engine, target) => {
  let db: Database;
  let [lea, omar, ines] = ["", "", ""];
  let pairId = "";
  beforeAll(async () => {
    db = await openDatabase(target);
  });
  afterAll(() => db.destroy());
  beforeEach(async () => {
    [lea, omar, ines] = [await addPerson("Léa"), await addPerson("Omar"), await addPerson("Inès")];
    pairId = await pair(lea, omar);
  });
  afterEach(async () => {
    await db.deleteFrom("pairs").execute();
    await db.deleteFrom("users").execute();
  });

  const addPerson = (name: string) => addPersonTo(db, name, NOW);
  const pair = async (one: string, other: string) => {
    await db.transaction().execute((transaction) => makePair(transaction, [one, other], NOW));
    return (await findOpenPair(db, one))?.id ?? "";
  };
  const leave = (userId: string) =>
    db.transaction().execute((transaction) => leavePair(transaction, userId, NOW + DAY_MS));
  const post = (text: string, id = uuidv7()): BuddyPost => ({ v: 1, id, pair: pairId, body: { kind: "text", text } });
  const write = (fromId: string, entry: BuddyPost) => writeEntry(db, fromId, entry, NOW);
  const all = async () => readEntries(db, pairId, 0, 1_000);

  test("twenty posts of one id at once: written once, and the same receipt for all", async () => {
    const entry = post("Salut");
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => write(lea, entry)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set([JSON.stringify({ kind: "written", receipt: { seq: 1, at: NOW } })]),
    );
    expect(await all()).toEqual([{ id: entry.id, seq: 1, fromId: lea, at: NOW, body: entry.body }]);
    expect(await write(omar, post("Re"))).toMatchObject({ receipt: { seq: 2 } });
  });

  test("two who write at once: one order, no gap, and each one's own stay in theirs", async () => {
    const authors = [lea, omar];
    await Promise.all(Array.from({ length: 20 }, (_, index) => write(authors[index % 2]!, post(`${index}`))));
    const entries = await all();
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(new Set(entries.map(({ body }) => body.kind === "text" && body.text)).size).toBe(20);
  });

  test("an id that was something else is refused, and one of somebody else is not there", async () => {
    const entry = post("Salut");
    await write(lea, entry);
    expect(await write(lea, { ...entry, body: { kind: "text", text: "Autre" } })).toEqual({ kind: "mismatch" });
    expect(await write(omar, entry)).toEqual({ kind: "not-found" });
    expect(await write(ines, { ...entry, id: uuidv7() })).toEqual({ kind: "not-found" });
    expect(await write(lea, { ...entry, id: uuidv7(), pair: randomUUID() })).toEqual({ kind: "not-found" });
    await leave(lea);
    pairId = await pair(lea, ines);
    expect(await write(lea, { ...entry, pair: pairId })).toEqual({ kind: "mismatch" });
    expect(await all()).toEqual([]);
  });

  test("a pair that ended takes nothing more, and still answers for what it took", async () => {
    const entry = post("Salut");
    const written = await write(lea, entry);
    await leave(omar);
    expect(await write(lea, entry)).toEqual(written);
    expect(await write(lea, post("Encore là ?"))).toEqual({ kind: "pair-ended" });
    expect(await all()).toHaveLength(1);
  });

  test("what is read is read page by page, after a number", async () => {
    for (const text of ["1", "2", "3"]) await write(lea, post(text));
    expect((await readEntries(db, pairId, 1, 1)).map(({ seq }) => seq)).toEqual([2]);
    expect((await readEntries(db, pairId, 3, 9)).map(({ seq }) => seq)).toEqual([]);
  });

  test("marks never go back, never go past what there is, and whoever read has received", async () => {
    for (const text of ["1", "2", "3"]) await write(lea, post(text));
    const raise = (delivered: number, read: number) => raiseMarks(db, omar, { pair: pairId, delivered, read });
    await Promise.all([raise(3, 0), raise(1, 1), raise(2, 2)]);
    expect(await readMarks(db, pairId, lea)).toEqual({
      mine: { delivered: 0, read: 0 },
      theirs: { delivered: 3, read: 2 },
    });
    await raise(0, 0);
    await raise(0, 99);
    expect((await readMarks(db, pairId, omar)).mine).toEqual({ delivered: 3, read: 3 });
    expect(await raiseMarks(db, ines, { pair: pairId, delivered: 1, read: 1 })).toBe(false);
  });

  test("a month after the end of a pair its words are gone, not a day before", async () => {
    await write(lea, post("Salut"));
    await forgetEndedPairs(db, NOW + 400 * DAY_MS);
    expect(await all()).toHaveLength(1);
    await leave(lea);
    await forgetEndedPairs(db, NOW + 30 * DAY_MS);
    expect(await all()).toHaveLength(1);
    await forgetEndedPairs(db, NOW + 31 * DAY_MS);
    expect(await all()).toEqual([]);
  });
});
