/** When something was written, said once for a stretch of talk: a new day, or after half an hour of silence. Pure. */
import type { Lang } from "#shared/lang.ts";
import type { BuddyEntryRow } from "#client/db/rows.ts";
import { dates, formatShortDate, formatTime } from "#client/i18n/format.ts";
import { now } from "#client/platform/clock.ts";

const SILENCE_MS = 30 * 60_000;
const DAY_MS = 86_400_000;

export function opensStretch(row: BuddyEntryRow, before: BuddyEntryRow | undefined): boolean {
  return before === undefined || row.at - before.at > SILENCE_MS || daysAgo(row.at) !== daysAgo(before.at);
}

/** `09:32`, `hier 18:20`, `lundi 12:05`, then `12 nov. 18:20`; days as the device's own zone counts them. */
export function stampOf(lang: Lang, atMs: number, yesterday: string): string {
  const time = formatTime(lang, atMs);
  const days = daysAgo(atMs);
  if (days <= 0) return time;
  if (days === 1) return `${yesterday} ${time}`;
  return `${days < 7 ? dates(lang, "weekday", { weekday: "long" }).format(atMs) : formatShortDate(lang, atMs)} ${time}`;
}

function daysAgo(atMs: number): number {
  return Math.round((midnight(now()) - midnight(atMs)) / DAY_MS);
}

function midnight(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}
