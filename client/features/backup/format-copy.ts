/** When a copy was made and what it weighs, as each language writes it; no cold page shows either. */
import { firstOfMonth, LOCALES } from "#client/i18n/format.ts";
import type { Lang } from "#shared/lang.ts";

/** Epoch milliseconds → `25 novembre 2026 à 18:02`, in the device's own zone. */
export function formatMoment(lang: Lang, atMs: number): string {
  return firstOfMonth(
    lang,
    new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: "long", timeStyle: "short" }).format(atMs),
  );
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
