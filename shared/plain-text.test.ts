import { expect, test } from "vitest";
import { plainText, withoutMarks } from "./plain-text.ts";

test.each([
  ["**Verdict : PRESQUE — 2/4.** Le problème est juste.", "Verdict : PRESQUE — 2/4. Le problème est juste."],
  ["## Titre\n\n1. « un »\n2. « deux »", "Titre « un » « deux »"],
  ["> Tes freins couinent.\n\n- `code`", "Tes freins couinent. code"],
  ["2 * 3 = 6 et 140 caractères", "2 3 = 6 et 140 caractères"],
  ["", ""],
])("a line of a list shows the words of %j and none of its marks", (markdown, words) => {
  expect(plainText(markdown)).toBe(words);
});

test("a line without its marks keeps the spaces that French asks for", () => {
  expect(withoutMarks("**«\u00a0Freine mal\u00a0»**\nne dit pas le danger\u202f!")).toBe(
    "«\u00a0Freine mal\u00a0» ne dit pas le danger\u202f!",
  );
});
