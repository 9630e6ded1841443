/** The evening line of the day before, as a morning finds it: from this device, with no network. */
import { type CivilDate, civilDateAfter, type Day } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

export type RecalledEvening = { day: Day; text: string };

/** What was meant a week ago is no plan for today any more; the journal still has it. */
const RECALLED_DAYS = 7;

/** `null` where there is none; `undefined` while it is read. */
export function useRecalledEvening(today: CivilDate): RecalledEvening | null | undefined {
  return useKeyedQuery(today, () => readRecalledEvening(today));
}

/** The newest line written before `today`: after days off it is still the last thing that was meant. */
export async function readRecalledEvening(today: CivilDate): Promise<RecalledEvening | null> {
  const since = civilDateAfter(today, -RECALLED_DAYS);
  const lines = (await currentDb().dayLog.toArray()).flatMap(({ day, evening }) =>
    evening === undefined || evening.on >= today || evening.on < since || evening.text.trim() === ""
      ? []
      : [{ day, ...evening }],
  );
  const [newest] = lines.toSorted((one, other) => (one.on > other.on ? -1 : 1));
  return newest === undefined ? null : { day: newest.day, text: newest.text };
}
