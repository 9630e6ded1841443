import { describe, expect, test } from "vitest";
import type { InBoth } from "./in-both.ts";

/** Every file of texts there is, so that a new one cannot be forgotten. */
const COLD = import.meta.glob<Record<string, unknown>>(["./fr.ts", "./en.ts"], { eager: true });
const OF_SCREENS = import.meta.glob<Record<string, InBoth<unknown>>>("./*-texts.ts", { eager: true });
/** What a person reads and no dictionary holds, as it is written there: a line a text. */
const ELSEWHERE = import.meta.glob<string>(
  [
    "../features/coach/failure-texts.ts",
    "../rescue/rescue-page.ts",
    "/server/coach/checks-words-fr.ts",
    "/server/programme/content/*.json",
  ],
  { eager: true, query: "?raw", import: "default" },
);
const fr = { cold: COLD["./fr.ts"], screens: textsOfScreens("fr") };
const en = { cold: COLD["./en.ts"], screens: textsOfScreens("en") };

function textsOfScreens(lang: "fr" | "en"): unknown[] {
  return Object.values(OF_SCREENS).flatMap((module) => Object.values(module).map((texts) => texts[lang]));
}

type Placed = { place: string; text: string };

/** Every text of a dictionary with its place; functions are called with figures. */
function textsOf(node: unknown, place = ""): Placed[] {
  if (typeof node === "string") return [{ place, text: node }];
  if (typeof node === "function") return [{ place, text: String(node(3, 14)) }];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => textsOf(value, `${place}.${key}`));
}

function linesElsewhere(): Placed[] {
  return Object.entries(ELSEWHERE).flatMap(([file, source]) =>
    source
      .replaceAll("\\u00a0", "\u00a0")
      .replaceAll("\\u202f", "\u202f")
      .split("\n")
      .map((text, index) => ({ place: `${file}:${index + 1}`, text })),
  );
}

/** A noun that makes a man of whoever is meant, where the sentence could do without. */
const MASCULINE =
  /\b(?:entrepreneur|participant|opérateur|utilisateur|débutant|candidat)s?\b|\b(?:de|à|pour) chacun\b/iu;
const BOTH_WRITTEN = /\p{L}\(e\)|·e\b/iu;
/** « tu t’es inscrit », « après t’en être servi ». */
const PARTICIPLE_OF_SELF = /\b(?:t’(?:en )?(?:es|être|étais)|m’être|je me suis) \p{L}+[éius]e?t?(?!\p{L})/iu;
const BEING =
  /\b(?:tu (?:es|seras|étais|restes|deviens|sembles)|te (?:voilà|revoilà|sens)|sois|je (?:suis|serais|reste)) (?:(?:déjà|bien|encore|pas|plus|toujours|trop|très|vraiment) )*(?<said>[\p{L}’]+)/giu;
/** What may follow « tu es » : it is the same for everybody. */
const SAME_FOR_ALL = new Set(["à", "au", "en", "là", "ici", "dans", "chez", "sur", "après", "capable", "libre"]);

function findGender(text: string): string | null {
  for (const pattern of [MASCULINE, BOTH_WRITTEN, PARTICIPLE_OF_SELF]) {
    const found = pattern.exec(text);
    if (found !== null) return found[0];
  }
  for (const { 0: words, groups } of text.matchAll(BEING)) {
    if (!SAME_FOR_ALL.has((groups?.["said"] ?? "").toLowerCase())) return words;
  }
  return null;
}

/** What is said where something failed: by its key, so that a new one cannot be forgotten. */
const OF_A_FAILURE = /\.(?:\w*[fF]ailed|not[A-Z]\w*|\w*[rR]efused|rejected|lost|noDatabase|full|blocked)$/;
/** Of the same keys, what is a state or a matter of fact; `notAsked` gives the words back to where they can be sent again. */
const OTHERWISE =
  /\.(?:notYours\w*|notice\.lost|notFound|distress\.notSent|notAsked|(?:state|storage|screens\.\d+)\.(?:failed|refused))$/;

function failuresOf(texts: readonly Placed[]): Placed[] {
  return texts.filter(({ place }) => OF_A_FAILURE.test(place) && !OTHERWISE.test(place));
}

describe("the French interface", () => {
  test.each(textsOf(fr))("$place keeps French typography", ({ text }) => {
    expect(text).not.toMatch(/[^\u202f][;?!](?!\S)/u);
    expect(text).not.toMatch(/ [:;?!»]|« |[A-Za-zéà]'[A-Za-zéà]|\d €/u);
    expect(text).not.toContain("!");
    expect(text.trim()).not.toBe("");
  });

  test("never agrees with the person's gender, wherever its words are kept", () => {
    const gendered = [...textsOf(fr), ...linesElsewhere()].flatMap(({ place, text }) => {
      const found = findGender(text);
      return found === null ? [] : [`${place}: ${found}`];
    });
    expect(gendered).toEqual([]);
  });

  test.each([
    "Tu es prêt.",
    "Tu seras bien accompagné.",
    "Te revoilà seul",
    "Je suis trop cher",
    "Après t’en être servi, fais-en un autre.",
    "Tu t’es inscrit hier.",
    "L’opérateur du programme voit ce nom.",
    "Vos messages restent lisibles dans le Journal de chacun.",
    "Connecté(e) ici",
  ])("such an agreement is found: %s", (text) => {
    expect(findGender(text)).not.toBeNull();
  });

  test.each(failuresOf(textsOf(fr)))("$place says what to do", ({ text }) => {
    expect(text).toMatch(
      /réessa|essai|recharge|copie-|sélectionne|tape|choisis|ferme|libère|demande|vérifie|attends|change|corrige|garde le doigt/iu,
    );
  });
});

describe("the English interface", () => {
  test.each(textsOf(en))("$place has none of the French spacing", ({ text }) => {
    expect(text).not.toMatch(/\s[;?!]|«|[\u202f]/u);
    expect(text).not.toContain("!");
    expect(text.trim()).not.toBe("");
  });

  test.each(failuresOf(textsOf(en)))("$place says what to do", ({ text }) => {
    expect(text).toMatch(
      /try|trying|retried|reload|copy it|copy them|select|type it|choose|close|free|ask|check|wait|reword|correct|press|resumes/iu,
    );
  });
});
