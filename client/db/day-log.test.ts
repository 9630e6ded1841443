import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDay, declareCriterion, readClosedDays, readDayLog, reopenDay } from "./day-log.ts";
import { closeDb, openDb } from "./db.ts";

beforeEach(() => openDb(crypto.randomUUID()));
afterEach(closeDb);

test("a criterion ticked by hand stays ticked until it is unticked, and its neighbours with it", async () => {
  await declareCriterion(3, "Publié", true);
  await declareCriterion(3, "Relu", true);
  await declareCriterion(3, "Relu", true);
  expect((await readDayLog(3)).declared).toEqual(["Publié", "Relu"]);
  await declareCriterion(3, "Publié", false);
  expect((await readDayLog(3)).declared).toEqual(["Relu"]);
  expect((await readDayLog(4)).declared).toEqual([]);
});

test("closing a day keeps what was ticked, and a day closed twice keeps its first hour", async () => {
  await declareCriterion(3, "Publié", true);
  await closeDay(3);
  const first = await readDayLog(3);
  expect(first).toMatchObject({ day: 3, declared: ["Publié"], closedAt: expect.any(Number) });
  await closeDay(3);
  expect(await readDayLog(3)).toEqual(first);
});

test("a day that is reopened is closed no more, and nothing else of it changes", async () => {
  await declareCriterion(3, "Publié", true);
  await closeDay(3);
  await closeDay(1);
  expect([...(await readClosedDays()).keys()]).toEqual([1, 3]);
  await reopenDay(3);
  expect([...(await readClosedDays()).keys()]).toEqual([1]);
  expect((await readDayLog(3)).declared).toEqual(["Publié"]);
});
