/**
 * Whether this is the moment to speak of copies. Calm by rule: after a day was closed, once; else every other day at
 * most, never on the day of the first words, and only where something was written since the last copy.
 */
import { readLastCopy } from "#client/db/backup/last-copy.ts";
import { readWordTimes } from "#client/db/backup/word-times.ts";
import { readClosedDays } from "#client/db/day-log.ts";
import { readCalendar } from "#client/db/calendar.ts";
import { now } from "#client/platform/clock.ts";
import { readSetting, writeSetting } from "#client/platform/storage.ts";
import { type StorageProtection, storageProtection } from "#client/platform/storage-protection.ts";
import { type CivilDate, civilDateIn, type Day, dayOn } from "#shared/day.ts";

export type Nudge = { kind: "closed" | "new-day"; day: Day } | { kind: "protect" };

/** Dates in the person's zone; moments in epoch milliseconds; `null`: never. */
export type NudgeFacts = {
  today: CivilDate;
  day: Day;
  /** The day closed last. */
  closed: { day: Day; atMs: number } | null;
  firstWords: CivilDate | null;
  newestWordsMs: number;
  copied: { date: CivilDate; atMs: number } | null;
  /** When this was last spoken of. */
  spoken: { date: CivilDate; atMs: number } | null;
  protection: StorageProtection;
};

const SETTING = "nudged";
const TWO_DAYS_MS = 2 * 86_400_000;

/** `null`: not now. What is answered counts as said. */
export async function takeNudge(): Promise<Nudge | null> {
  const calendar = await readCalendar();
  if (calendar === undefined) return null;
  const date = (atMs: number) => civilDateIn(calendar.zone, atMs);
  const dated = (atMs: number | null) => (atMs === null ? null : { date: date(atMs), atMs });
  const [copiedMs, words, closedDays, protection] = await Promise.all([
    readLastCopy(),
    readWordTimes(),
    readClosedDays(),
    storageProtection(),
  ]);
  const [closed] = [...closedDays].toSorted(([, one], [, other]) => other - one);
  const today = date(now());
  const spokenMs = Number(readSetting(SETTING) ?? Number.NaN);
  const nudge = judgeNudge({
    today,
    day: dayOn(calendar, today),
    closed: closed === undefined ? null : { day: closed[0], atMs: closed[1] },
    firstWords: words === null ? null : date(words.firstMs),
    newestWordsMs: words?.newestMs ?? 0,
    copied: dated(copiedMs),
    spoken: dated(Number.isFinite(spokenMs) ? spokenMs : null),
    protection,
  });
  if (nudge !== null) writeSetting(SETTING, String(now()));
  return nudge;
}

export function judgeNudge(facts: NudgeFacts): Nudge | null {
  const { today, day, closed, firstWords, newestWordsMs, copied, spoken, protection } = facts;
  if (firstWords === null) return null;
  const isCopied = copied !== null && copied.atMs >= Math.max(newestWordsMs, closed?.atMs ?? 0);
  const isClosedSince = closed !== null && closed.atMs > (spoken?.atMs ?? 0);
  if (!isCopied && isClosedSince) return { kind: "closed", day: closed.day };
  const spokenLately = spoken !== null && Date.parse(today) - Date.parse(spoken.date) < TWO_DAYS_MS;
  if (firstWords === today || spokenLately) return null;
  if (!isCopied && copied?.date !== today) return { kind: "new-day", day };
  return protection === "unprotected" ? { kind: "protect" } : null;
}
