/**
 * Today on a page that stays open. The day never changes under someone who is writing: another one is offered. Where
 * the day is the same, after J14 or before J1, nothing is taken from anybody, and the date goes on by itself.
 */
import {
  type Calendar,
  type CivilDate,
  civilDateIn,
  countedDay,
  type Day,
  DAY_COUNT,
  dayOn,
  type TimeZone,
} from "#shared/day.ts";

/** `isOver`: J14 has gone by, and stays the day that is open. `atMs`: when it was last that day on this page. */
export type Today = { day: Day; date: CivilDate; isOver: boolean; offered: Day | null; atMs: number };

/** `shownMs`: since when the page shows its day. */
export function todayOf(calendar: Calendar & { zone: TimeZone }, shownMs: number, currentMs: number): Today {
  const shown = dayOn(calendar, civilDateIn(calendar.zone, shownMs));
  const current = dayOn(calendar, civilDateIn(calendar.zone, currentMs));
  const atMs = current === shown ? currentMs : shownMs;
  const date = civilDateIn(calendar.zone, atMs);
  const isOver = countedDay(calendar, date) > DAY_COUNT;
  return { day: shown, date, isOver, offered: current === shown ? null : current, atMs };
}
