/**
 * A day of the programme and the civil-date arithmetic that finds it. Days are differences between civil
 * dates in the person's own time zone, never milliseconds: a night with 23 or 25 hours is still one night.
 */
import * as z from "zod/mini";

export const DAY_COUNT = 14;

/** J1 … J14. */
export const Day = z.number().check(z.int(), z.gte(1), z.lte(DAY_COUNT));
export type Day = z.infer<typeof Day>;

export const DAYS: readonly Day[] = Array.from({ length: DAY_COUNT }, (_, index) => index + 1);

/** A calendar date with no time and no zone, `YYYY-MM-DD`. */
export const CivilDate = z.iso.date();
export type CivilDate = z.infer<typeof CivilDate>;

/** An IANA zone that this runtime knows, such as `Europe/Paris`. */
export const TimeZone = z.string().check(z.maxLength(64), z.refine(isKnownZone, "unknown time zone"));
export type TimeZone = z.infer<typeof TimeZone>;

/** The calendar date that a clock on the wall shows in `zone` at `atMs` (epoch milliseconds). */
export function civilDateIn(zone: TimeZone, atMs: number): CivilDate {
  // "sv-SE" is the locale whose short date is ISO 8601. Making a format takes far longer than using it.
  if (zone !== made.zone) made = { zone, format: dateFormatIn(zone) };
  return made.format.format(atMs);
}

let made = { zone: "UTC", format: dateFormatIn("UTC") };

function dateFormatIn(zone: TimeZone): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
}

/** Milliseconds from `atMs` until the wall calendar in `zone` shows another date; a second too long at most. */
export function msUntilNextDay(zone: TimeZone, atMs: number): number {
  const today = civilDateIn(zone, atMs);
  // The longest local day has 25 hours. The date changes once in between, so halving finds where.
  let [sameMs, nextMs] = [0, 26 * 3_600_000];
  while (nextMs - sameMs > 1_000) {
    const middleMs = Math.floor((sameMs + nextMs) / 2);
    if (civilDateIn(zone, atMs + middleMs) === today) sameMs = middleMs;
    else nextMs = middleMs;
  }
  return nextMs;
}

/** The date `days` later, or earlier when negative. */
export function civilDateAfter(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function civilDaysBetween(from: CivilDate, to: CivilDate): number {
  // Both parse as midnight UTC, where every day has 86,400 s: the quotient is exact.
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** A day that was taken up on a date of the person's own choice, back after days off: the next ones follow from there. */
export type TakenUp = { day: Day; on: CivilDate };

/** How a person's days fall on dates. */
export type Calendar = { startedOn: CivilDate; takenUp: readonly TakenUp[] };

/** Which day `date` is, counted on: 0 and less before J1, 15 and more after J14. */
export function countedDay({ startedOn, takenUp }: Calendar, date: CivilDate): number {
  let from: TakenUp = { day: 1, on: startedOn };
  for (const one of takenUp) {
    const isLater = one.on > from.on || (one.on === from.on && one.day > from.day);
    if (isLater && one.on <= date) from = one;
  }
  return from.day + civilDaysBetween(from.on, date);
}

/** The day of the programme on `date`, clamped to J1 … J14. */
export function dayOn(calendar: Calendar, date: CivilDate): Day {
  return Math.min(Math.max(countedDay(calendar, date), 1), DAY_COUNT);
}

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
