/** How this person's days fall on dates: when the programme began, as the server says, and where it was taken up again. */
import { useLiveQuery } from "dexie-react-hooks";
import type { Calendar, TimeZone } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import { readSession } from "./session.ts";

/** `zone`: the one its dates are read in. */
export type ZonedCalendar = Calendar & { zone: TimeZone };

/** `undefined` while it is read, and on a device that never reached the server. */
export function useCalendar(): ZonedCalendar | undefined {
  return useLiveQuery(readCalendar);
}

/** `undefined` on a device that never reached the server. */
export async function readCalendar(): Promise<ZonedCalendar | undefined> {
  const session = await readSession();
  if (session === undefined) return undefined;
  const rows = await currentDb().dayLog.toArray();
  const takenUp = rows.flatMap(({ day, takenUpOn }) => (takenUpOn === undefined ? [] : [{ day, on: takenUpOn }]));
  return { startedOn: session.startedOn, zone: session.zone, takenUp };
}
