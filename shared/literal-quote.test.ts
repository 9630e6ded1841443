import fc from "fast-check";
import { expect, test } from "vitest";
import { createQuoteFinder } from "./literal-quote.ts";

const TEXT = `47 relances impayées. C’est ce que Nadia, plombière à Lille, avait sur son bureau lundi.

Elle dit : « je n'ai pas le budget avant mars ». Le cœur du problème… combien d’heures perds-tu ?`;

test.each([
  ["plombière à Lille", "plombière à Lille"],
  ["C'est ce que Nadia", "C’est ce que Nadia"],
  ["je n’ai pas le\u00a0budget avant mars", "je n'ai pas le budget avant mars"],
  ['Elle dit : "je n\'ai pas le budget avant mars"', "Elle dit : « je n'ai pas le budget avant mars »"],
  ["Le coeur du problème", "Le cœur du problème"],
  ["sur son bureau lundi. Elle dit", "sur son bureau lundi.\n\nElle dit"],
  ["combien d'heures perds-tu\u202f?", "combien d’heures perds-tu ?"],
  ["…avait sur son bureau…", "avait sur son bureau"],
  ["[…] relances impayées,", "relances impayées"],
  ["**Nadia**", "Nadia"],
  ["plombie\u0300re a\u0300 Lille", "plombière à Lille"],
])("literally there: %j", (quote, found) => {
  const place = createQuoteFinder(TEXT)(quote);
  expect(place && TEXT.slice(place.start, place.end)).toBe(found);
});

test.each([
  "48 relances impayées",
  "plombière a Lille",
  "nadia, plombière",
  "relances … bureau",
  "relance",
  "Nadia avait sur son bureau",
  "a",
  "",
  "…",
  "»",
])("not a quotation: %j", (quote) => expect(createQuoteFinder(TEXT)(quote)).toBeNull());

test("whole words of a text are always found, and where they stand says the same", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("été", "l’œuf", "90 €", "«", "»", "non", "\n", "…", "?", "👩🏽‍🚒"), { minLength: 1 }),
      fc.nat(),
      (words, seed) => {
        const text = words.join(" ");
        const from = seed % words.length;
        const quote = words.slice(from, from + 4).join(" ");
        const find = createQuoteFinder(text);
        const place = find(quote);
        if (!/[\p{L}\p{N}].*[\p{L}\p{N}]/su.test(quote)) return;
        expect(place).not.toBeNull();
        expect(find(text.slice(place!.start, place!.end))).not.toBeNull();
      },
    ),
  );
});

test("whatever the texts, a place lies within the source", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "binary", maxLength: 4 }),
      (text, quote) => {
        const place = createQuoteFinder(text)(quote);
        if (place === null) return;
        expect(place.start).toBeGreaterThanOrEqual(0);
        expect(place.end).toBeGreaterThan(place.start);
        expect(place.end).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});
