import fc from "fast-check";
import { expect, test } from "vitest";
import { DAYS } from "./day.ts";
import { timeOf, voyageOf } from "./voyage.ts";

const day = fc.constantFrom(...DAYS);
const at = (today: number) => ({ day: Math.min(today, 14), isOver: today > 14 });
const closedDays = fc.uniqueArray(day).map((days) => new Set(days));

test.each([
  { says: "the first morning", today: 1, closed: [], voyage: { kept: 0, stopovers: 2, arrived: false } },
  { says: "every day closed so far", today: 3, closed: [1, 2], voyage: { kept: 2, stopovers: 2, arrived: false } },
  { says: "one day went by", today: 4, closed: [1, 3], voyage: { kept: 2, stopovers: 1, arrived: false } },
  { says: "a week went by: no debt", today: 9, closed: [1], voyage: { kept: 1, stopovers: 0, arrived: false } },
  { says: "arrived", today: 14, closed: DAYS, voyage: { kept: 14, stopovers: 2, arrived: true } },
  { says: "J14 closed on J3", today: 3, closed: [1, 2, 14], voyage: { kept: 3, stopovers: 2, arrived: false } },
  { says: "J14 closed, days missed", today: 14, closed: [1, 14], voyage: { kept: 2, stopovers: 0, arrived: true } },
  { says: "J14 not closed yet", today: 14, closed: [1], voyage: { kept: 1, stopovers: 0, arrived: false } },
  { says: "after J14", today: 15, closed: [1], voyage: { kept: 1, stopovers: 0, arrived: true } },
])("$says", ({ today, closed, voyage }) => {
  expect(voyageOf(at(today), new Set(closed))).toEqual(voyage);
});

test("closing a day, however late, never takes anything away", () => {
  fc.assert(
    fc.property(day, day, closedDays, (today, late, closed) => {
      const before = voyageOf(at(today), closed);
      const after = voyageOf(at(today), new Set([...closed, late]));
      expect(after.kept).toBeGreaterThanOrEqual(before.kept);
      expect(after.stopovers).toBeGreaterThanOrEqual(before.stopovers);
    }),
  );
});

test("after J14 no day is today's any more, and every one is behind", () => {
  expect(timeOf(14, at(14))).toBe("today");
  expect(DAYS.map((one) => timeOf(one, at(15)))).toEqual(DAYS.map(() => "past"));
  expect([3, 4, 5].map((one) => timeOf(one, at(4)))).toEqual(["past", "today", "upcoming"]);
});
