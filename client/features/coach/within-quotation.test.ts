import { expect, test } from "vitest";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import { contestsVerdict } from "#shared/pushback.ts";
import { withinQuotation } from "./within-quotation.ts";

test.each([
  ["fr", "«\u00a0freine mal\u00a0» — critère 2, « 79 € »", "“freine mal” — critère 2, “79 €”"],
  ["fr", "“freine mal” n’a pas de « fin", "“freine mal” n’a pas de “fin"],
  ["fr", "Rien n’est dit.", "Rien n’est dit."],
  ["en", "“brakes badly” — criterion 2", "‘brakes badly’ — criterion 2"],
  ["en", "« freine mal » — critère 2", "« freine mal » — critère 2"],
] as const)("a challenged point in %s quotes within the question's quotation: %s", (lang, point, within) => {
  expect(withinQuotation(point, lang)).toBe(within);
  expect(contestsVerdict(verdictTexts[lang].contesting(within))).toBe(true);
});
