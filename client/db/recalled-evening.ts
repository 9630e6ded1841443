/** The evening line of the day before, as a morning finds it: from this device, with no network. */
import { type CivilDate, civilDateAfter, type Day } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import { eveningLines } from "./evening-lines.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

export type RecalledEvening = { day: Day; text: string };

/** What was meant a week ago is no plan for today any more; the journal still has it. */
const RECALLED_DAYS = 7;

/** `null` where there is none; `undefined` while it is read. `evening`: the date of the one that is to come. */
export function useRecalledEvening(evening: CivilDate): RecalledEvening | null | undefined {
  return useKeyedQuery(evening, () => readRecalledEvening(evening));
}

/** The newest line written before `evening`: after days off it is still the last thing that was meant. */
export async function readRecalledEvening(evening: CivilDate): Promise<RecalledEvening | null> {
  const since = civilDateAfter(evening, -RECALLED_DAYS);
  const lines = (await currentDb().dayLog.toArray())
    .flatMap((row) => eveningLines(row).map((line) => ({ day: row.day, ...line })))
    .filter(({ on, text }) => on < evening && on >= since && text.trim() !== "");
  const [newest] = lines.toSorted((one, other) => (one.on > other.on ? -1 : 1));
  return newest === undefined ? null : { day: newest.day, text: newest.text };
}
