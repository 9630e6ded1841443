import { expect, test } from "vitest";
import { plainText, withoutAddresses, withoutMarks } from "./plain-text.ts";

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

test.each([
  [
    "Ouvre [le formulaire](https://exemple.fr/un_devis_), 10 min.",
    "Ouvre le formulaire (https://exemple.fr/un_devis_), 10 min.",
  ],
  ['[**Ton _post_**](<https://exemple.fr> "LinkedIn")', "Ton post (https://exemple.fr)"],
  ["[exemple.fr/a](https://exemple.fr/a)", "https://exemple.fr/a"],
  ["[https://exemple.fr/a](https://exemple.fr/a)", "https://exemple.fr/a"],
  ["Écris à [Nadia](mailto:nadia@exemple.fr).", "Écris à Nadia (nadia@exemple.fr)."],
  ["[nadia@exemple.fr](mailto:nadia@exemple.fr)", "nadia@exemple.fr"],
  ["[Vélo](https://fr.wikipedia.org/wiki/Vélo_(cargo))", "Vélo (https://fr.wikipedia.org/wiki/Vélo_(cargo))"],
  ["[Clique](javascript:alert)", "Clique"],
  ["[la page](/app/today)", "la page"],
  ["Publie sur **https://exemple.fr/mon_post_1**, _vite_", "Publie sur https://exemple.fr/mon_post_1, vite"],
  ["Écris [à compléter] (deux mots)", "Écris [à compléter] (deux mots)"],
  ["[à compléter]()", "[à compléter]()"],
  ["[un [deux](trois", "[un [deux](trois"],
])("a link is its words, with its address where they do not say it: %s", (markdown, words) =>
  expect(withoutMarks(markdown)).toBe(words),
);

test("a line with no room for an address keeps the words of its links", () => {
  expect(withoutAddresses("Ouvre [le formulaire](https://exemple.fr) et [à compléter]")).toBe(
    "Ouvre le formulaire et [à compléter]",
  );
});

test.each(["[", "[a](", "[a](((", "https://_", "](", '[a](b "'])("60,000 signs of %s are read at once", (piece) => {
  const text = piece.repeat(60_000 / piece.length);
  const startedAt = performance.now();
  withoutMarks(text);
  withoutAddresses(text);
  expect(performance.now() - startedAt).toBeLessThan(400);
});
