import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, civilDateIn, DAY_COUNT, dayOn, msUntilNextDay, TimeZone } from "./day.ts";

const HOUR_MS = 3_600_000;

describe("today's day", () => {
  test("the day one begins is J1, the next one J2, and the fourteenth is the last", () => {
    expect(dayOn(since("2026-11-20"), "2026-11-20")).toBe(1);
    expect(dayOn(since("2026-11-20"), "2026-11-21")).toBe(2);
    expect(dayOn(since("2026-11-20"), "2026-12-03")).toBe(14);
    expect(dayOn(since("2026-11-20"), "2027-05-01")).toBe(14);
  });

  test("a clock set back before the start still shows J1", () => {
    expect(dayOn(since("2026-11-20"), "2026-11-01")).toBe(1);
  });

  test.each([
    ["a night of 23 hours", "2026-03-28", "2026-03-29"],
    ["a night of 25 hours", "2026-10-24", "2026-10-25"],
    ["the end of a leap February", "2028-02-29", "2028-03-01"],
    ["the end of a year", "2026-12-31", "2027-01-01"],
  ])("%s is one day", (_name, before, after) => {
    expect(dayOn(since(before), after)).toBe(2);
  });

  test("each midnight of the person's own zone adds exactly one day, whatever the clocks do", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("Europe/Paris", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "America/St_Johns"),
        fc.date({ min: new Date("2026-01-01"), max: new Date("2029-12-01"), noInvalidDate: true }),
        fc.integer({ min: 0, max: 13 * 24 }),
        (zone, start, hours) => {
          const startedOn = civilDateIn(zone, start.getTime());
          const seen = new Set<string>();
          for (let hour = 0; hour <= hours; hour += 1) seen.add(civilDateIn(zone, start.getTime() + hour * HOUR_MS));
          const today = civilDateIn(zone, start.getTime() + hours * HOUR_MS);
          expect(dayOn(since(startedOn), today)).toBe(Math.min(seen.size, DAY_COUNT));
        },
      ),
    );
  });
});

test("at the same moment it can be two dates: each person has their own", () => {
  const at = Date.parse("2026-11-20T23:30:00Z");
  expect(civilDateIn("Europe/Paris", at)).toBe("2026-11-21");
  expect(civilDateIn("America/New_York", at)).toBe("2026-11-20");
});

test("a zone that no clock knows is refused", () => {
  expect(TimeZone.safeParse("Europe/Paris").success).toBe(true);
  expect(TimeZone.safeParse("Europe/Atlantis").success).toBe(false);
  expect(TimeZone.safeParse("").success).toBe(false);
});

test("the next day begins when the calendar on the wall says so, whatever the clocks do", () => {
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
  expect(msUntilNextDay("Europe/Paris", Date.UTC(2026, 9, 24, 22))).toBeGreaterThan(24.9 * HOUR_MS);
});

function since(startedOn: string): Calendar {
  return { startedOn, takenUp: [] };
}
