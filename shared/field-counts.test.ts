import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COUNT_MAX, FIELD_COUNTERS, FieldCounts, parseCount, sumCounts } from "./field-counts.ts";

describe("a figure that is typed", () => {
  test.each([
    ["messages", "12", 12],
    ["messages", " 1 200 ", 1_200],
    ["messages", "1,5", null],
    ["messages", "-3", null],
    ["messages", "beaucoup", null],
    ["messages", "", null],
    ["euros", "79,50", 79.5],
    ["euros", "79.5 €", 79.5],
    ["euros", "79,", 79],
    ["euros", "79,505", null],
    ["euros", "12345678", null],
  ] as const)("%s: “%s” is %s", (counter, typed, count) => {
    expect(parseCount(counter, typed)).toBe(count);
  });

  test("that is understood can be kept", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_COUNTERS), fc.string(), fc.nat(COUNT_MAX), (counter, text, count) => {
        for (const typed of [text, String(count)]) {
          const parsed = parseCount(counter, typed);
          if (parsed !== null) expect(FieldCounts.safeParse({ [counter]: parsed }).success).toBe(true);
        }
      }),
    );
  });
});

describe("the sum of days", () => {
  const cents = fc.nat(1_000_000).map((amount) => amount / 100);
  const day = fc.record({ messages: fc.nat(1_000), euros: cents }, { requiredKeys: [] });

  test("is the same whatever the order, to the cent", () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 14 }), (days) => {
        const total = days.reduce((sum, { euros }) => sum + Math.round((euros ?? 0) * 100), 0);
        expect(Math.round((sumCounts(days).euros ?? 0) * 100)).toBe(total);
        expect(sumCounts(days.toReversed())).toEqual(sumCounts(days));
      }),
    );
  });

  test("says nothing of what nobody counted", () => {
    expect(sumCounts([{ messages: 0 }, {}])).toEqual({ messages: 0 });
  });
});
