import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDay, readDayLog } from "./day-log.ts";
import { closeDb, openDb } from "./db.ts";
import { saveEvening } from "./evening.ts";
import { addToCount, readFieldCounts, setCount } from "./field-counts.ts";

beforeEach(() => void openDb(crypto.randomUUID()));
afterEach(closeDb);

test("taps made at once are all counted, and a figure that is typed replaces them", async () => {
  await Promise.all(Array.from({ length: 5 }, () => addToCount(4, "messages", 1)));
  expect((await readFieldCounts()).get(4)).toEqual({ messages: 5 });
  await setCount(4, "messages", 12);
  await addToCount(4, "messages", -1);
  expect((await readFieldCounts()).get(4)).toEqual({ messages: 11 });
});

test("a figure that is cleared was never counted", async () => {
  await setCount(4, "messages", 12);
  await setCount(4, "refusals", 2);
  await setCount(4, "messages", null);
  expect((await readFieldCounts()).get(4)).toEqual({ refusals: 2 });
});

test("nothing is counted below zero", async () => {
  await addToCount(4, "refusals", -1);
  expect((await readFieldCounts()).get(4)).toEqual({ refusals: 0 });
});

test("counting leaves the rest of the day as it is", async () => {
  await saveEvening(4, "2026-11-25", "Si A, alors B.");
  await closeDay(4);
  const before = await readDayLog(4);
  await setCount(4, "euros", 79.5);
  expect(await readDayLog(4)).toEqual({ ...before, counts: { euros: 79.5 }, touchedAt: expect.any(Number) });
});
