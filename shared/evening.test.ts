import { expect, test } from "vitest";
import { eveningAt } from "./evening.ts";

const calendar = { startedOn: "2026-11-22", takenUp: [], zone: "Europe/Paris" };

test.each([
  ["2026-11-25T20:00:00Z", { day: 4, on: "2026-11-25" }],
  ["2026-11-25T23:30:00Z", { day: 4, on: "2026-11-25" }],
  ["2026-11-26T02:59:00Z", { day: 4, on: "2026-11-25" }],
  ["2026-11-26T03:00:00Z", { day: 5, on: "2026-11-26" }],
  ["2026-11-21T23:30:00Z", { day: 1, on: "2026-11-21" }],
])("at %s, in Paris, it is the evening of %o", (at, evening) => {
  expect(eveningAt(calendar, Date.parse(at))).toEqual(evening);
});
