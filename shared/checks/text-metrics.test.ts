import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { charactersOf, offsetAfterCharacters, textMetrics } from "./text-metrics.ts";

describe("characters are counted as a person counts them", () => {
  test.each([
    ["", 0],
    ["  un  ", 2],
    ["déjà", 4],
    ["de\u0301ja\u0300", 4],
    ["Go 🚀", 4],
    ["a\r\nb", 3],
    ["l\u200bu\ufeff", 2],
    ["\ud800", 1],
  ])("%j → %i", (text, count) => expect(charactersOf(text)).toBe(count));

  test("the offset after n characters cuts a text in two counted halves", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(50), (text, count) => {
        const cut = offsetAfterCharacters(text, count);
        expect(cut).toBeLessThanOrEqual(text.length);
        expect(charactersOf(text.slice(0, cut))).toBeLessThanOrEqual(count);
      }),
    );
  });
});

test("a word is what stands between blanks and holds a letter or a digit", () => {
  const { words } = textMetrics("C’est d'une simplicité : 90 € — non\u202f? 👍");
  expect(words.map(({ text }) => text)).toEqual(["C’est", "d'une", "simplicité", "90", "non"]);
});

describe("sentences", () => {
  test.each([
    ["Un. Deux ! Trois ? Quatre…", ["Un.", "Deux !", "Trois ?", "Quatre…"]],
    ["M. Martin paie 3.5 fois, etc. mais il paie. Bien.", ["M. Martin paie 3.5 fois, etc. mais il paie.", "Bien."]],
    ["1. Appeler Nadia\n2. Écrire à Paul", ["1. Appeler Nadia", "2. Écrire à Paul"]],
    ["Il dit : « Plus tard. » Je note la date.", ["Il dit : « Plus tard. »", "Je note la date."]],
    ["J’ai… hésité. Puis non.", ["J’ai… hésité.", "Puis non."]],
    ["no capital. still two.", ["no capital.", "still two."]],
    ["See example.com for more (e.g. prices). Call me.", ["See example.com for more (e.g. prices).", "Call me."]],
    ["Accroche\r\n\r\n---\r\nSuite", ["Accroche", "Suite"]],
    ["Well?! Yes.", ["Well?!", "Yes."]],
  ])("%j", (text, sentences) => expect(textMetrics(text).sentences.map((one) => one.text)).toEqual(sentences));

  test("stand at their offsets and hold every word, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { sentences, words } = textMetrics(text);
        for (const { start, end, text: found } of sentences) expect(text.slice(start, end)).toBe(found);
        expect(sentences.reduce((sum, sentence) => sum + sentence.words, 0)).toBe(words.length);
      }),
    );
  });

  test("a wall of stops costs no more than its length", () => {
    expect(textMetrics(`${".".repeat(20_000)}a ${"!".repeat(20_000)}`).sentences).toHaveLength(1);
  });
});
