/** Coming back after days off: where the programme was left, and where the calendar has come to meanwhile. */
import { type Calendar, type CivilDate, civilDateAfter, civilDaysBetween, countedDay, type Day, dayOn } from "./day.ts";

/** `days`: whole days with nothing written. `left`: the day that was left, earlier than `today`. */
export type DaysOff = { days: number; left: Day; today: Day };

/**
 * `null` where no whole day went by, or where the calendar waited. `lastTraceOn`: the date of the person's last word or gesture, or
 * `null` where there is none. A day that was begun and not closed is the one that was left; a closed one is behind them.
 */
export function daysOff(
  calendar: Calendar,
  date: CivilDate,
  lastTraceOn: CivilDate | null,
  closed: ReadonlySet<Day>,
): DaysOff | null {
  const dayBefore = civilDateAfter(calendar.startedOn, -1);
  const traces = [dayBefore, lastTraceOn ?? dayBefore, ...calendar.takenUp.map(({ on }) => on)];
  const since = traces.reduce((latest, on) => (on > latest ? on : latest));
  const days = civilDaysBetween(since, date) - 1;
  if (days < 1) return null;
  const today = dayOn(calendar, date);
  let left = Math.max(countedDay(calendar, since), 1);
  while (left < today && closed.has(left)) left += 1;
  return left < today ? { days, left, today } : null;
}
