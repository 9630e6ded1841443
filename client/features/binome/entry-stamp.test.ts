import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { BuddyEntryRow } from "#client/db/rows.ts";
import { opensStretch, stampOf } from "./entry-stamp.ts";

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const row = (atMs: number): BuddyEntryRow => ({
  id: "1",
  pairId: "p",
  seq: 1,
  fromMe: true,
  at: atMs,
  body: { kind: "text", text: "Salut" },
  failure: null,
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(at(25, 9, 41));
});
afterEach(() => void vi.useRealTimers());

test("today by the hour, then yesterday, then by the weekday, then by the date", () => {
  const moments = [at(25, 9, 32), at(24, 18, 20), at(23, 12, 5), at(12, 12, 5)];
  expect(moments.map((moment) => stampOf("fr", moment, "hier"))).toEqual([
    "09:32",
    "hier 18:20",
    "lundi 12:05",
    "12 nov. 12:05",
  ]);
});

test("the time is said once for what was written together, and anew after half an hour or at midnight", () => {
  const first = row(at(24, 23, 50));
  expect(opensStretch(first, undefined)).toBe(true);
  expect(opensStretch(row(at(24, 23, 59)), first)).toBe(false);
  expect(opensStretch(row(at(25, 0, 1)), first)).toBe(true);
  expect(opensStretch(row(at(25, 0, 31)), row(at(25, 0, 1)))).toBe(false);
  expect(opensStretch(row(at(25, 0, 32)), row(at(25, 0, 1)))).toBe(true);
});
