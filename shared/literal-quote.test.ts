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

const MARKED = `## Titre _court_
Je fais **vite** et bien. C’est *simple*, \`net\` et **_sans_ détour** : « **Nadia** » paie. Voir __ici__!

2*3 cartons, 2 * 4 sacs, note_de_frais, Nom : ____ et ____, Prix : ___€ puis ___€, C# et #vélo, l\`école et d\`ici.
* Rapide
* Simple`;

test.each([
  ["Je fais vite et bien", "Je fais **vite** et bien"],
  ["fais vite", "fais **vite**"],
  ["vite et bien", "**vite** et bien"],
  ["vite et bien. C'est simple, net", "**vite** et bien. C’est *simple*, `net`"],
  ["et sans détour", "et **_sans_ détour**"],
  ["sans détour", "_sans_ détour"],
  ["sans détour :", "**_sans_ détour** :"],
  ["et sans", "et **_sans_"],
  ["« Nadia » paie", "« **Nadia** » paie"],
  ["Voir ici!", "Voir __ici__!"],
  ["Titre court Je fais", "Titre _court_\nJe fais"],
  ["Je **fais** vite et *bien*", "Je fais **vite** et bien"],
  ["2*3 cartons", "2*3 cartons"],
  ["note_de_frais", "note_de_frais"],
])("literally there but for Markdown's marks: %j", (quote, found) => {
  const place = createQuoteFinder(MARKED)(quote);
  expect(place && MARKED.slice(place.start, place.end)).toBe(found);
});

test("a heading's signs are passed over in the middle of a quotation", () => {
  const text = "Je fais vite.\n\n### Mon prix\n79 €";
  const place = createQuoteFinder(text)("vite. Mon prix 79 €");
  expect(place && text.slice(place.start, place.end)).toBe("vite.\n\n### Mon prix\n79 €");
});

test("marks of the quotation alone are passed over too", () => {
  const text = "Je fais vite et bien";
  expect(createQuoteFinder(text)("Je fais **vite** et bien")).toEqual({ start: 0, end: text.length });
  expect(createQuoteFinder(text)("Je fais**vite** et bien")).toBeNull();
});

test.each([
  "23 cartons",
  "2 4 sacs",
  "notedefrais",
  "note de frais",
  "Nom : et",
  "Prix : € puis",
  "lécole",
  "C et",
  "Rapide Simple",
  "Rapide * * Simple",
  "fais vit et",
  "vite bien",
  "Je fais vite et bien C'est",
])("a sign that marks nothing is a sign of the text: %j", (quote) =>
  expect(createQuoteFinder(MARKED)(quote)).toBeNull(),
);

test("words are found in a text however they are marked, in a place that leaves no mark alone within", () => {
  const word = fc.constantFrom("été", "l’œuf", "90 €", "non", "(oui)", "👩🏽‍🚒 vélo");
  const piece = fc.tuple(
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "*", "**", "_", "__", "`"),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (pieces, first, length) => {
      const text = pieces.map(([words, mark]) => mark + words.join(" ") + mark).join(" ");
      const words = pieces.flatMap((one) => one[0]);
      const from = first % words.length;
      const quote = words.slice(from, from + 1 + (length % 5)).join(" ");
      const place = createQuoteFinder(text)(quote);
      expect(place).not.toBeNull();
      const found = text.slice(place!.start, place!.end);
      expect(found.replaceAll(/[*_`]/gu, "")).toBe(quote);
    }),
  );
});

test("whatever the texts, a place has the quotation's words, neither joined nor parted", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "b", "2", "é", "e\u0301", "*", "**", "_", "`", "#", " ", "\n", "."),
  });
  const wordsOf = (of: string) => of.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu);
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (source, from, length) => {
      const quote = source
        .slice(from % (source.length + 1))
        .replaceAll(/[*_`#]/gu, "")
        .slice(0, 3 + (length % 9));
      const place = createQuoteFinder(source)(quote);
      if (place === null) return;
      expect(wordsOf(source.slice(place.start, place.end))).toEqual(wordsOf(quote));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["pairs", "**vite** et _bien_ "],
  ["never closed", "**vite _et `bien "],
  ["of one run", "*"],
  ["with no words", "* _ ` "],
  ["headings", "# vite\n"],
  ["blank lines", "\n   "],
])("a text of 60,000 signs with marks is read once, and searched at once: %s", (_name, piece) => {
  const find = createQuoteFinder(piece.repeat(60_000 / piece.length));
  const startedAt = performance.now();
  for (let count = 0; count < 50; count += 1) expect(find(`vite et mal ${count}`)).toBeNull();
  expect(performance.now() - startedAt).toBeLessThan(400);
});

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
