import { expect, test } from "vitest";
import { formatCivilDate, formatNumber, formatShortDate } from "./format.ts";

const FIRST = new Date(2026, 11, 1, 9, 41).getTime();

test("the first of a month is « 1er » in French, and no other day is", () => {
  expect(formatCivilDate("fr", "2026-12-01")).toBe("Mardi 1er décembre");
  expect(formatCivilDate("fr", "2026-12-11")).toBe("Vendredi 11 décembre");
  expect(formatCivilDate("fr", "2026-12-21")).toBe("Lundi 21 décembre");
  expect(formatCivilDate("en", "2026-12-01")).toBe("Tuesday 1 December");
  expect(formatShortDate("fr", FIRST)).toBe("1er déc.");
});

test("thousands stand apart by a space that is seen", () => {
  expect([formatNumber("fr", 1_200), formatNumber("en", 1_200)]).toEqual(["1\u00a0200", "1,200"]);
});
