/** When the person was last at work here: any word or gesture of theirs, so that nobody who worked is told they were away. */
import { type CivilDate, civilDateIn, type TimeZone } from "#shared/day.ts";
import { readWordTimes } from "./backup/word-times.ts";
import { currentDb } from "./db.ts";
import { eveningLines } from "./evening-lines.ts";
import { newestFirst } from "./newest-first.ts";

/** `null`: never. */
export async function readLastTrace(zone: TimeZone): Promise<CivilDate | null> {
  const { dayLog, promises, buddyEntries } = currentDb();
  const [words, days, made, said] = await Promise.all([
    readWordTimes(),
    dayLog.toArray(),
    promises.toArray(),
    newestFirst(buddyEntries.orderBy("id"))
      .filter(({ fromMe }) => fromMe)
      .first(),
  ]);
  const times = [words?.newestMs, said?.at];
  for (const { closedAt, touchedAt } of days) times.push(closedAt ?? undefined, touchedAt);
  for (const { createdAt, settledAt } of made) times.push(createdAt, settledAt);
  // A line from before its hour was kept has its date.
  const dates = days.flatMap((row) => eveningLines(row).map(({ on }) => on));
  for (const atMs of times) if (atMs !== undefined) dates.push(civilDateIn(zone, atMs));
  return dates.toSorted().at(-1) ?? null;
}
