/** Numbers, dates and times as each language writes them. */
import type { CivilDate } from "#shared/day.ts";
import type { Lang } from "#shared/lang.ts";

const LOCALES: Record<Lang, string> = { fr: "fr-FR", en: "en-GB" };

/** 1300 → `1 300` or `1,300`. */
export function formatNumber(lang: Lang, value: number): string {
  return new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 1 }).format(value);
}

/** An amount of money, in whatever currency: 0.0123 → `0,0123`. One question costs a fraction of a cent. */
export function formatAmount(lang: Lang, amount: number): string {
  return new Intl.NumberFormat(LOCALES[lang], { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(amount);
}

/** Epoch milliseconds → `09:44`, in the device's own zone: a clock time is read against the wall. */
export function formatTime(lang: Lang, atMs: number): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { hour: "2-digit", minute: "2-digit" }).format(atMs);
}

/** A civil date → `Mercredi 25 novembre`, sentence case. */
export function formatCivilDate(lang: Lang, date: CivilDate): string {
  const text = new Intl.DateTimeFormat(LOCALES[lang], {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(Date.parse(date));
  return text.slice(0, 1).toLocaleUpperCase(LOCALES[lang]) + text.slice(1);
}

/** Epoch milliseconds → `25 nov.`. */
export function formatShortDate(lang: Lang, atMs: number): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { day: "numeric", month: "short" }).format(atMs);
}

/** Epoch milliseconds → `25 novembre 2026 à 18:02`, in the device's own zone. */
export function formatMoment(lang: Lang, atMs: number): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: "long", timeStyle: "short" }).format(atMs);
}

/** Bytes → `1,2 Mo` or `1.2 MB`; kilobytes of 1,000. */
export function formatBytes(lang: Lang, bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return new Intl.NumberFormat(LOCALES[lang], {
    style: "unit",
    unit: units[power] ?? "byte",
    maximumFractionDigits: power < 2 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}
