import { expect, test } from "vitest";
import { type Calendar, civilDateAfter } from "#shared/day.ts";
import { todayOf } from "./today-of.ts";

const STARTED = "2026-11-22";
const calendar: Calendar & { zone: string } = { startedOn: STARTED, takenUp: [], zone: "Europe/Paris" };
/** Noon of J1, J2 … in Paris; `hours` later. */
const noonOf = (day: number, hours = 0) =>
  Date.parse(`${civilDateAfter(STARTED, day - 1)}T11:00:00Z`) + hours * 3_600_000;

test("a day that begins under an open page is offered, and changes nothing there before it is taken", () => {
  expect(todayOf(calendar, noonOf(3), noonOf(4))).toMatchObject({
    day: 3,
    date: "2026-11-24",
    offered: 4,
    isOver: false,
  });
  expect(todayOf(calendar, noonOf(4), noonOf(4))).toMatchObject({ day: 4, date: "2026-11-25", offered: null });
});

test("a tab left open over J14 comes to the day after it by itself, and to each one after that", () => {
  expect(todayOf(calendar, noonOf(14), noonOf(14, 2))).toMatchObject({ day: 14, date: "2026-12-05", isOver: false });
  expect(todayOf(calendar, noonOf(14), noonOf(15))).toMatchObject({ date: "2026-12-06", isOver: true, offered: null });
  expect(todayOf(calendar, noonOf(14), noonOf(16))).toMatchObject({ day: 14, date: "2026-12-07", isOver: true });
});

test("before J1 the date goes on too", () => {
  expect(todayOf(calendar, noonOf(-1), noonOf(0))).toMatchObject({ day: 1, date: "2026-11-21", offered: null });
});

test("the hour goes on within the day, and stands still once another day is offered", () => {
  expect(todayOf(calendar, noonOf(3, -11), noonOf(3)).atMs).toBe(noonOf(3));
  expect(todayOf(calendar, noonOf(3), noonOf(4)).atMs).toBe(noonOf(3));
});
