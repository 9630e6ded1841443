/** Numbers, dates and times as each language writes them. */
import type { CivilDate } from "#shared/day.ts";
import { now } from "../platform/clock.ts";
import type { Lang } from "#shared/lang.ts";

export const LOCALES: Record<Lang, string> = { fr: "fr-FR", en: "en-GB" };

/** Made once: making one costs more than a frame of a streaming reply may. */
const NUMBERS: Record<Lang, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat(LOCALES.fr, { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(LOCALES.en, { maximumFractionDigits: 1 }),
};

/** 1300 → `1 300` or `1,300`. The narrow space is 1.7 px wide in 12 px of the interface's font: nobody sees it between figures. */
export function formatNumber(lang: Lang, value: number): string {
  return NUMBERS[lang].format(value).replaceAll("\u202f", "\u00a0");
}

/** An amount of money, in whatever currency: 0.0123 → `0,0123`. One question costs a fraction of a cent. */
export function formatAmount(lang: Lang, amount: number): string {
  return new Intl.NumberFormat(LOCALES[lang], { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(amount);
}

/** Epoch milliseconds → `09:44`, in the device's own zone: a clock time is read against the wall. */
export function formatTime(lang: Lang, atMs: number): string {
  return dates(lang, "time", { hour: "2-digit", minute: "2-digit" }).format(atMs);
}

/** A civil date → `Mercredi 25 novembre`, sentence case. */
export function formatCivilDate(lang: Lang, date: CivilDate): string {
  return longDate(lang, dates(lang, "civil", { ...LONG_DATE, timeZone: "UTC" }), Date.parse(date));
}

/** Epoch milliseconds → `Mercredi 25 novembre`, in the device's own zone. */
export function formatLongDate(lang: Lang, atMs: number): string {
  return longDate(lang, dates(lang, "long", LONG_DATE), atMs);
}

/** Epoch milliseconds → `25 nov.`. */
export function formatShortDate(lang: Lang, atMs: number): string {
  return firstOfMonth(lang, dates(lang, "short", { day: "numeric", month: "short" }).format(atMs));
}

/** Whether it is today's, in the device's own zone: a clock time alone says so. */
export function isOnThisDate(atMs: number): boolean {
  return new Date(atMs).toDateString() === new Date(now()).toDateString();
}

const LONG_DATE: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };

function longDate(lang: Lang, format: Intl.DateTimeFormat, atMs: number): string {
  const text = firstOfMonth(lang, format.format(atMs));
  return text.slice(0, 1).toLocaleUpperCase(LOCALES[lang]) + text.slice(1);
}

/** « 1er décembre »: the one ordinal of a French date, which `Intl` does not know. */
export function firstOfMonth(lang: Lang, text: string): string {
  return lang === "fr" ? text.replace(/(?<!\d)1 (?=\p{L})/u, "1er ") : text;
}

/** Made once: making one took most of the time of a list with a date on every line. */
export function dates(lang: Lang, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(LOCALES[lang], options);
  dateFormats.set(key, format);
  return format;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
