/** Counters as a sentence says them: « 3 conversations, 12 messages ». */
import { formatAmount, formatNumber } from "#client/i18n/format.ts";
import type { fieldworkTexts } from "#client/i18n/fieldwork-texts.ts";
import { FIELD_COUNTERS, type FieldCounts } from "#shared/field-counts.ts";
import type { Lang } from "#shared/lang.ts";

/** Those that were counted; "" where none was. */
export function tellCounts(lang: Lang, texts: (typeof fieldworkTexts)["fr"], counts: FieldCounts): string {
  return FIELD_COUNTERS.flatMap((counter) => {
    const count = counts[counter];
    if (count === undefined) return [];
    const figure = Number.isInteger(count) ? formatNumber(lang, count) : formatAmount(lang, count);
    return [texts.counted[counter](figure, count === 1)];
  }).join(", ");
}
