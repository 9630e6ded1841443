/**
 * Whether this is a day to speak of copies. Calm by rule: once a day at most, never on the day of the first words, and
 * a copy is proposed only where something was written since the last one and a new day has begun.
 */
import { readLastCopy } from "#client/db/backup/last-copy.ts";
import { readWordTimes } from "#client/db/backup/word-times.ts";
import { readSession } from "#client/db/session.ts";
import { now } from "#client/platform/clock.ts";
import { readSetting, writeSetting } from "#client/platform/storage.ts";
import { type StorageProtection, storageProtection } from "#client/platform/storage-protection.ts";
import { type CivilDate, civilDateIn, type Day, dayOn } from "#shared/day.ts";

export type Nudge = { kind: "copy"; day: Day } | { kind: "protect" };

/** Dates in the person's zone; moments in epoch milliseconds; `null`: never. */
export type NudgeFacts = {
  today: CivilDate;
  day: Day;
  firstWords: CivilDate | null;
  newestWordsMs: number;
  copied: { date: CivilDate; atMs: number } | null;
  /** The date of the last time that this was spoken of. */
  spoken: string | null;
  protection: StorageProtection;
};

const SETTING = "nudged";

/** `null`: not now. What is answered counts as said: the next time is another day. */
export async function takeNudge(): Promise<Nudge | null> {
  const session = await readSession();
  if (session === undefined) return null;
  const date = (atMs: number) => civilDateIn(session.zone, atMs);
  const [copiedMs, words, protection] = await Promise.all([readLastCopy(), readWordTimes(), storageProtection()]);
  const today = date(now());
  const nudge = judgeNudge({
    today,
    day: dayOn(session.startedOn, today),
    firstWords: words === null ? null : date(words.firstMs),
    newestWordsMs: words?.newestMs ?? 0,
    copied: copiedMs === null ? null : { date: date(copiedMs), atMs: copiedMs },
    spoken: readSetting(SETTING),
    protection,
  });
  if (nudge !== null) writeSetting(SETTING, today);
  return nudge;
}

export function judgeNudge({ today, day, firstWords, newestWordsMs, copied, spoken, protection }: NudgeFacts) {
  if (firstWords === null || firstWords === today || spoken === today) return null;
  const isCopied = copied !== null && (copied.date === today || copied.atMs >= newestWordsMs);
  if (!isCopied) return { kind: "copy", day } as const;
  return protection === "unprotected" ? ({ kind: "protect" } as const) : null;
}
