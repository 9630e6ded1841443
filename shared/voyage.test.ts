import fc from "fast-check";
import { expect, test } from "vitest";
import { DAYS } from "./day.ts";
import { voyageOf } from "./voyage.ts";

const day = fc.constantFrom(...DAYS);
const closedDays = fc.uniqueArray(day).map((days) => new Set(days));

test.each([
  { says: "the first morning", today: 1, closed: [], voyage: { kept: 0, stopovers: 2, arrived: false } },
  { says: "every day closed so far", today: 3, closed: [1, 2], voyage: { kept: 2, stopovers: 2, arrived: false } },
  { says: "one day went by", today: 4, closed: [1, 3], voyage: { kept: 2, stopovers: 1, arrived: false } },
  { says: "a week went by: no debt", today: 9, closed: [1], voyage: { kept: 1, stopovers: 0, arrived: false } },
  { says: "arrived", today: 14, closed: DAYS, voyage: { kept: 14, stopovers: 2, arrived: true } },
])("$says", ({ today, closed, voyage }) => {
  expect(voyageOf(today, new Set(closed))).toEqual(voyage);
});

test("closing a day, however late, never takes anything away", () => {
  fc.assert(
    fc.property(day, day, closedDays, (today, late, closed) => {
      const before = voyageOf(today, closed);
      const after = voyageOf(today, new Set([...closed, late]));
      expect(after.kept).toBeGreaterThanOrEqual(before.kept);
      expect(after.stopovers).toBeGreaterThanOrEqual(before.stopovers);
    }),
  );
});
