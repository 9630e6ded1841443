import { expect, test } from "vitest";
import { formatBytes, formatMoment } from "./format-copy.ts";

test("a moment and a size are written as each language does", () => {
  const first = new Date(2026, 11, 1, 9, 41).getTime();
  expect(formatMoment("fr", first)).toBe("1er décembre 2026 à 09:41");
  expect(formatMoment("en", first)).toBe("1 December 2026 at 09:41");
  expect(formatBytes("fr", 1_234_000)).toMatch(/^1,2\sMo$/u);
  expect(formatBytes("en", 12_345)).toBe("12 kB");
});
