/**
 * The conversation of two binômes as threads: what one pair wrote on one date, read in the person's own zone, beside the
 * day of the programme that this date was.
 */
import { type Calendar, CivilDate, civilDateIn, type Day, dayOn, type TimeZone } from "#shared/day.ts";
import type { ZonedCalendar } from "./calendar.ts";

export type BuddyThread = { pairId: string; date: CivilDate };

/** On a device that never reached the server no day but the first is known, and the zone is its own. */
export function calendarOr(known: ZonedCalendar | undefined): ZonedCalendar {
  return known ?? { startedOn: "9999-12-31", takenUp: [], zone: deviceZone() };
}

export function buddyThreadOf({ pairId, at }: { pairId: string; at: number }, zone: TimeZone): BuddyThread {
  return { pairId, date: civilDateIn(zone, at) };
}

export function buddyDay({ date }: BuddyThread, calendar: Calendar): Day {
  return dayOn(calendar, date);
}

export function buddyThreadId({ pairId, date }: BuddyThread): string {
  return `${date}:${pairId}`;
}

/** `null`: no such id. */
export function readBuddyThreadId(id: string): BuddyThread | null {
  const at = id.indexOf(":");
  const date = CivilDate.safeParse(id.slice(0, Math.max(at, 0)));
  const pairId = id.slice(at + 1);
  return date.success && pairId !== "" ? { pairId, date: date.data } : null;
}

function deviceZone(): TimeZone {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
