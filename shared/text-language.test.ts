import { expect, test } from "vitest";
import { textLanguage } from "./text-language.ts";

test.each([
  ["Elle y passe deux heures chaque dimanche soir.", "fr"],
  ["L’offre tient en une phrase, et le client la comprend.", "fr"],
  ["She spends two hours on it every Sunday.", "en"],
  ["I don’t know who would pay for this.", "en"],
  ["Verdict : PRESQUE", null],
  ["On me car plus or sale", null],
  ["", null],
  ["The verdict is « Je relance tes factures le lundi » and it is not enough for them.", "en"],
] as const)("%j → %s", (text, lang) => expect(textLanguage(text)).toBe(lang));
