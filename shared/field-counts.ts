/** What a person counts of a day among people. A counter that was never touched is missing: nothing counted is not zero. */
import * as z from "zod/mini";

export const FIELD_COUNTERS = ["conversations", "messages", "asks", "refusals", "euros"] as const;
export type FieldCounter = (typeof FIELD_COUNTERS)[number];

/** The largest figure that a counter takes. */
export const COUNT_MAX = 9_999_999;

const Count = z.number().check(z.gte(0), z.lte(COUNT_MAX));
const Optional = z.exactOptional(Count);

/** Whole numbers, but for `euros`, which may have cents. */
export const FieldCounts = z.object({
  conversations: Optional,
  messages: Optional,
  asks: Optional,
  refusals: Optional,
  euros: Optional,
});
export type FieldCounts = z.infer<typeof FieldCounts>;

/** What several days come to, counters that none of them has left out. */
export function sumCounts(days: Iterable<FieldCounts>): FieldCounts {
  const sum: FieldCounts = {};
  for (const counts of days) {
    for (const counter of FIELD_COUNTERS) {
      const count = counts[counter];
      // Cents are added as whole numbers: 0.1 + 0.2 is not 0.3.
      if (count !== undefined) sum[counter] = Math.round(((sum[counter] ?? 0) + count) * 100) / 100;
    }
  }
  return sum;
}

/** A figure as it is typed, in either language's way; `null` where it is none. Only `euros` have cents. */
export function parseCount(counter: FieldCounter, typed: string): number | null {
  const plain = typed.replace(/[\s€]/gu, "").replace(",", ".");
  if (!(counter === "euros" ? /^\d{1,7}(?:\.\d{0,2})?$/ : /^\d{1,7}$/).test(plain)) return null;
  return Number(plain);
}
