/** The person's return after days off, as this device can tell it, and what they answered. */
import { useLiveQuery } from "dexie-react-hooks";
import type { CivilDate, Day } from "#shared/day.ts";
import { type DaysOff, daysOff } from "#shared/days-off.ts";
import { readCalendar } from "./calendar.ts";
import { changeDay, readClosedDays, readDayLog } from "./day-log.ts";
import { readLastTrace } from "./traces.ts";

/** `null`: there is nothing to offer; `undefined` while it is read. */
export function useDaysOff(date: CivilDate): DaysOff | null | undefined {
  return useLiveQuery(() => readDaysOff(date), [date]);
}

export async function readDaysOff(date: CivilDate): Promise<DaysOff | null> {
  const calendar = await readCalendar();
  if (calendar === undefined) return null;
  const [lastOn, closed] = await Promise.all([readLastTrace(calendar.zone), readClosedDays()]);
  return daysOff(calendar, date, lastOn, new Set(closed.keys()));
}

/**
 * The programme goes on from `day`, which is that of `date` from now on. Durable when it resolves, to the way back;
 * nothing else of any day changes.
 */
export async function takeUpDay(day: Day, date: CivilDate): Promise<() => Promise<void>> {
  const { takenUpOn: before } = await readDayLog(day);
  await putTakenUp(day, date);
  return () => putTakenUp(day, before);
}

async function putTakenUp(day: Day, on: CivilDate | undefined): Promise<void> {
  await changeDay(day, (row) => {
    const { takenUpOn: _, ...others } = row;
    return on === undefined ? others : { ...others, takenUpOn: on };
  });
}
