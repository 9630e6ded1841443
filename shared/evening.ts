/**
 * Which evening it is. The line for tomorrow is often written after midnight: until four in the morning the night belongs
 * to the evening before, and the morning has not come yet.
 */
import { type Calendar, type CivilDate, civilDateIn, type Day, dayOn, type TimeZone } from "./day.ts";

const NIGHT_MS = 4 * 3_600_000;

/** `on`: the date the evening began on; `day`: the programme's on that date. */
export type Evening = { day: Day; on: CivilDate };

export function eveningAt(calendar: Calendar & { zone: TimeZone }, atMs: number): Evening {
  const on = civilDateIn(calendar.zone, atMs - NIGHT_MS);
  return { day: dayOn(calendar, on), on };
}
