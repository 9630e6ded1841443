import { firstOfMonth, LOCALES } from "#client/i18n/format.ts";
import type { CivilDate } from "#shared/day.ts";
import type { Lang } from "#shared/lang.ts";

/** A civil date → `25 nov.`. */
export function formatDue(lang: Lang, date: CivilDate): string {
  const format = new Intl.DateTimeFormat(LOCALES[lang], { day: "numeric", month: "short", timeZone: "UTC" });
  return firstOfMonth(lang, format.format(Date.parse(date)));
}
