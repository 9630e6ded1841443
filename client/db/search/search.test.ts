import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptOf, piecesAt } from "./excerpt.ts";
import { fold, foldWithOffsets } from "./fold.ts";
import { findRanges, matches, parseQuery } from "./query.ts";

/** Texts as people and models write them, and as nobody would. */
const SYLLABLES = ["é", "È", "œ", "ç", "a", "l’", "L'", "ß", "ﬁ", "e\u0301", "🚲", "İ", "Σ", "…", "«", "\u202f", "中"];
const MARKS = ["**", "_", "`", " ", "\n\n", "- ", ". ", " : ", "mot", "Accroche", "freins"];
const odd = fc.array(fc.constantFrom(...SYLLABLES, ...MARKS), { maxLength: 30 }).map((parts) => parts.join(""));
const anyText = fc.oneof(odd, fc.string({ unit: "binary", maxLength: 60 }), fc.lorem({ maxCount: 20 }));
const word = fc.constantFrom("accroche", "écouter", "œuvre", "l’idée", "J3", "prêt", "79", "garçon", "Noël");
const sentence = fc.array(word, { minLength: 1, maxLength: 12 });

describe("folding", () => {
  test("says the same with and without where the characters come from", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldWithOffsets(text).text).toBe(fold(text));
      }),
    );
  });

  test("knows for each folded character the characters it comes from, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldWithOffsets(text);
        expect(folded.starts.length).toBe(folded.text.length);
        expect(folded.ends.length).toBe(folded.text.length);
        for (const [at, unit] of [...folded.starts.keys()].map(
          (index) => [index, folded.text.charAt(index)] as const,
        )) {
          const [start, end] = [folded.starts[at]!, folded.ends[at]!];
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(folded.starts[at - 1] ?? 0);
          expect(fold(text.slice(start, end))).toContain(unit);
        }
      }),
    );
  });

  test("folded once is folded", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test.each([
    ["Écoute l’ŒUVRE d’été", "ecoute l'oeuvre d'ete"],
    ["e\u0301te\u0301", "ete"],
    ["« Prêt ? »\u202f:\u00a0 oui…", '" pret ? " : oui...'],
    ["**Pas encore** : `3/4`, _voilà_", "pas encore : 3/4, voila"],
    ["soft\u00adhyphen\u200b", "softhyphen"],
    ["Straße ΟΔΟΣ", "strasse οδοσ"],
  ])("%s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe("what is looked for", () => {
  test("every word is wanted, quotation marks of any kind make a phrase, nothing is wanted twice", () => {
    expect(parseQuery("  Accroche ACCROCHE prêt ")).toEqual([
      { text: "accroche", isWhole: false },
      { text: "pret", isWhole: false },
    ]);
    for (const typed of ["“pas encore” mot", "« pas encore » mot", '"pas encore" mot', "„pas encore“ mot"]) {
      expect(parseQuery(typed)).toEqual([
        { text: "pas encore", isWhole: true },
        { text: "mot", isWhole: false },
      ]);
    }
  });

  test("a phrase still being typed is a phrase whose last word may go on", () => {
    expect(parseQuery("« pas enc")).toEqual([{ text: "pas enc", isWhole: false }]);
    expect(parseQuery("« ")).toEqual([]);
    expect(parseQuery("** ")).toEqual([]);
  });

  test.each([
    ["accroche", "L’Accroche tient", true],
    ["accro", "l’accroche", true],
    ["croche", "l’accroche", false],
    ["ecoute", "Écoutez", true],
    ["tient accroche", "L’accroche tient", true],
    ["tient absente", "L’accroche tient", false],
    ["“pas encore”", "**Pas** encore.", true],
    ["“pas encor”", "Pas encore.", false],
    ["“encore pas”", "Pas encore.", false],
    ["“noie dans”", "le noie\ndans 99 caractères", true],
    ["79 €", "Révision à 79\u202f€", true],
    ["🚲", "bientôt 🚲.", true],
  ])("%s in “%s”: %s", (typed, text, expected) => {
    expect(matches(fold(text), parseQuery(typed))).toBe(expected);
  });
});

describe("what is found", () => {
  test("the beginning of any word of a text finds it, in whatever case and accents it is typed", () => {
    const typings = [
      (text: string) => text,
      fold,
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize("NFD"),
    ];
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), fc.constantFrom(...typings), (words, which, length, typing) => {
        const wanted = words[which % words.length]!;
        const typed = typing(wanted.slice(0, 1 + (length % wanted.length)));
        expect(matches(fold(words.join(" ")), parseQuery(typed))).toBe(true);
      }),
    );
  });

  test("any run of words is found as a phrase", () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), (words, from, count) => {
        const start = from % words.length;
        const run = words.slice(start, start + 1 + (count % words.length));
        expect(matches(fold(words.join("\n")), parseQuery(`« ${run.join(" ")} »`))).toBe(true);
      }),
    );
  });

  test("finds what reading word by word finds, and nothing else", () => {
    fc.assert(
      fc.property(
        sentence,
        fc.array(fc.constantFrom("a", "ac", "ecout", "oe", "79", "x", "croche", "l'i"), { maxLength: 3 }),
        (words, typed) => {
          const naive = typed.every((wanted) => words.some((one) => beginsAWord(fold(one), wanted)));
          expect(matches(fold(words.join(" ")), parseQuery(typed.join(" ")))).toBe(naive);
        },
      ),
    );
  });

  test("each hit is really in the text: folded, it begins with a term, where a word begins", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("a", "é", "mot", "accroche fr", "« l’ »", "…", "🚲"), (text, typed) => {
        const terms = parseQuery(typed);
        const ranges = findRanges(text, terms);
        for (const [index, { start, end }] of ranges.entries()) {
          expect(start).toBeGreaterThanOrEqual(ranges[index - 1]?.end ?? 0);
          const hit = fold(text.slice(start, end));
          expect(terms.some((term) => hit.includes(term.text))).toBe(true);
        }
        if (terms.length > 0 && matches(fold(text), terms)) expect(ranges.length).toBeGreaterThan(0);
      }),
    );
  });

  test("marking hits keeps every character", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const pieces = piecesAt(text, findRanges(text, parseQuery("a mot é")));
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      }),
    );
  });
});

describe("the line that is shown", () => {
  const LONG = `${"Avant le passage il y a des mots. ".repeat(9)}L’accroche le noie. ${"Et après. ".repeat(40)}`;

  test("holds the first hit, however far it is, and says that there is more on both sides", () => {
    const pieces = excerptOf(LONG, parseQuery("accroche"));
    const line = pieces.map(({ text }) => text).join("");
    expect(pieces.find(({ isHit }) => isHit)?.text).toBe("accroche");
    expect(line.indexOf("accroche")).toBeLessThan(60);
    expect(line).toMatch(/^… \S.* …$/u);
    expect(line.length).toBeLessThan(160);
  });

  test("is made of the text's own words", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = excerptOf(text, parseQuery("a mot")).map((piece) => piece.text);
        if (line[0] === "… ") line.shift();
        if (line.at(-1) === " …") line.pop();
        expect(text).toContain(line.join(""));
      }),
    );
  });
});

function beginsAWord(folded: string, wanted: string): boolean {
  return [...folded.matchAll(/[\p{L}\p{N}]+/gu)].some(({ index }) => folded.startsWith(wanted, index));
}
