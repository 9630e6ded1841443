/** Which evening it is at a moment of this page; `undefined` until this device knows when the programme began. */
import { useCalendar } from "#client/db/calendar.ts";
import { type Evening, eveningAt } from "#shared/evening.ts";

export function useEvening(atMs: number): Evening | undefined {
  const calendar = useCalendar();
  return calendar && eveningAt(calendar, atMs);
}
