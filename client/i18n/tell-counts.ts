/** Counters as a sentence says them: « 3 conversations, 12 messages ». */
import type { FieldCounter, FieldCounts } from "#shared/field-counts.ts";
import type { Lang } from "#shared/lang.ts";
import { fieldworkTexts } from "./fieldwork-texts.ts";
import { formatAmount, formatNumber } from "./format.ts";

/** In the order they are read. */
const ORDER = ["conversations", "messages", "asks", "refusals", "euros"] as const satisfies readonly FieldCounter[];

/** Those that were counted; "" where none was. */
export function tellCounts(lang: Lang, counts: FieldCounts): string {
  return ORDER.flatMap((counter) => {
    const count = counts[counter];
    return count === undefined ? [] : [fieldworkTexts[lang].counted[counter](tellFigure(lang, count), count === 1)];
  }).join(", ");
}

/** Cents where there are some, and no more than there are. */
export function tellFigure(lang: Lang, count: number): string {
  return Number.isInteger(count) ? formatNumber(lang, count) : formatAmount(lang, count);
}
