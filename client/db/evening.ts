/**
 * The evening line: one sentence, « Si …, alors … », that a person leaves themselves for the day after. It is words like
 * any other: another tab's are kept beside it, and those of a dying page take their place at the next start.
 */
import type { CivilDate, Day } from "#shared/day.ts";
import { now } from "../platform/clock.ts";
import { readDayLog } from "./day-log.ts";
import { currentDb } from "./db.ts";
import { lineOn, withLineOn } from "./evening-lines.ts";
import { forgetLastWords, putLastWords } from "./last-words.ts";
import { keepOther } from "./other-texts.ts";

/** The name of the line's text, for its other versions and its last words. `on`: the date it is written on. */
export function eveningField(day: Day, on: CivilDate): string {
  return `evening:${day}:${on}`;
}

/**
 * Durable when it resolves. An empty text takes the line away. `bases`: what the writer knows to be there; another text
 * is kept as an other version before it is written over. Absent: whatever is there is replaced.
 */
export async function saveEvening(day: Day, on: CivilDate, text: string, bases?: readonly string[]): Promise<void> {
  const db = currentDb();
  const field = eveningField(day, on);
  await db.dexie.transaction("rw", db.dayLog, db.drafts, async () => {
    const row = await readDayLog(day);
    if (bases !== undefined) await keepOther(field, lineOn(row, on), text, bases);
    await db.dayLog.put({ ...withLineOn(row, on, text), touchedAt: now() });
    await forgetLastWords(field);
  });
}

/** As the page goes away. */
export function saveEveningLast(day: Day, on: CivilDate, text: string, bases: readonly string[]): void {
  putLastWords(eveningField(day, on), text, bases);
}
