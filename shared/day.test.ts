import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDateIn, msUntilNextDay } from "./day.ts";

test("the next day begins when the calendar on the wall says so, whatever the clock did meanwhile", () => {
  const zones = fc.constantFrom("Europe/Paris", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC");
  // Every night of a year, summer time's two included.
  const times = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
  fc.assert(
    fc.property(zones, times, (zone, atMs) => {
      const nextMs = atMs + msUntilNextDay(zone, atMs);
      expect(civilDateIn(zone, nextMs) > civilDateIn(zone, atMs)).toBe(true);
      expect(civilDateIn(zone, nextMs - 1_001)).toBe(civilDateIn(zone, atMs));
    }),
  );
});

test("a night of 25 hours is waited for", () => {
  expect(msUntilNextDay("Europe/Paris", Date.UTC(2026, 9, 24, 22))).toBeGreaterThan(24.9 * 3_600_000);
});
