import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import { inWords, type Judgement, judgedCriteria } from "./judged-criteria.ts";
import { readReply } from "./verdict.ts";

const POST =
  "Ton vélo cargo freine mal et tu l’as remarqué. Une heure sur ton trottoir, 79 €. Tu fais quoi ce matin-là ?";
const CRITERIA = defaultProgramme().missions[0]?.criteria ?? [];

/** Of a reply on J1 as a model writes it. */
function judged(score: number, ...blockers: string[]): Judgement[] {
  const points = blockers.map((blocker, index) => `${index + 1}. ${blocker}`).join("\n");
  const reply = readReply(`**Verdict** : PRESQUE — ${score}/4. Presque.\n**Ce qui bloque** :\n${points}\n`, POST);
  if (reply.kind === "plain" || reply.score === null) throw new Error("no verdict");
  return judgedCriteria(CRITERIA, reply.score, reply.blockers);
}

describe("what a verdict says of each criterion", () => {
  test("the ones it names are missed, the others met, where the score agrees", () => {
    expect(judged(3, "« freine mal » — critère 2, sans fréquence — il passe.")).toEqual([
      "met",
      "missed",
      "met",
      "met",
    ]);
    expect(judged(2, "« 79 € » — critère 3 — cher.", "« freine mal » — critères 1 — flou.")).toEqual([
      "missed",
      "met",
      "missed",
      "met",
    ]);
    expect(judged(2, "« 79 € » — critères 1 et 4 : rien ne le dit — cher.")).toEqual([
      "missed",
      "met",
      "met",
      "missed",
    ]);
    expect(judged(3, "“79 €” — criterion 4: no date — he waits.")).toEqual(["met", "met", "met", "missed"]);
    expect(judged(4)).toEqual(["met", "met", "met", "met"]);
  });

  test("a criterion in the programme's own words is named too, in either language, and behind a quotation that is none", () => {
    expect(judged(3, `« freine mal » — ${CRITERIA[1]?.text.fr} — il passe.`)).toEqual(["met", "missed", "met", "met"]);
    expect(judged(3, `“79 €” — ${CRITERIA[2]?.text.en.toUpperCase()} — he waits.`)).toEqual([
      "met",
      "met",
      "missed",
      "met",
    ]);
    expect(judged(3, "« une phrase que personne n’a écrite » — critère 3 — rien.")).toEqual([
      "met",
      "met",
      "missed",
      "met",
    ]);
  });

  test.each<[string, number, ...number[]]>([
    ["2e critère, sans fréquence", 3, 2],
    ["le 2ème critère manque", 3, 2],
    ["1er critère", 3, 1],
    ["deuxième et troisième critères", 2, 2, 3],
    ["le 1er et le 3e critères", 2, 1, 3],
    ["2nd criterion: no frequency", 3, 2],
    ["first and third criteria", 2, 1, 3],
    ["n°2", 3, 2],
    ["n° 2, sans fréquence", 3, 2],
    ["sans fréquence (n°2)", 3, 2],
    ["#2", 3, 2],
    ["n°2 et n°3", 2, 2, 3],
    ["critère numéro 2", 3, 2],
    ["critères n° 2 et n° 3", 2, 2, 3],
    ["critère **2**", 3, 2],
    ["critères 2-3", 2, 2, 3],
    ["critères 2–4", 1, 2, 3, 4],
    ["critères 2 à 4", 1, 2, 3, 4],
    ["criteria 2 to 4", 1, 2, 3, 4],
    ["criteria 2 and 3", 2, 2, 3],
    ["criteria 2, 3, and 4", 1, 2, 3, 4],
    ["criteria #2 & #3", 2, 2, 3],
  ])("by its number, however it is written: %s", (named, score, ...missed) => {
    expect(judged(score, `« freine mal » — ${named} — il passe.`)).toEqual(
      CRITERIA.map((_, index) => (missed.includes(index + 1) ? "missed" : "met")),
    );
  });

  test.each([
    "le premier critère d’un client, c’est le prix",
    "un concurrent n°1 du marché",
    "n°1 mondial",
    "critères 0-3",
    "critères 3-2000000000",
    "10e critère",
    "2 exemples et 3 critères",
    "la première phrase",
  ])("a number that is none of the day's names nothing: %s", (named) => {
    expect(judged(3, `« freine mal » — ${named} — il passe.`)).toEqual(CRITERIA.map(() => "unsaid"));
  });

  test("a number means nothing on another day, so its words are kept for it", () => {
    const texts = CRITERIA.map(({ text }) => text.fr.replace(/\.$/u, ""));
    expect(inWords("2e critère : flou", CRITERIA, "fr")).toBe(`${texts[1]} : flou`);
    expect(inWords("n°2", CRITERIA, "fr")).toBe(texts[1]);
    expect(inWords("critères 2-3", CRITERIA, "fr")).toBe(`${texts[1]}, ${texts[2]}`);
    expect(inWords("critère 7, n°1 du marché", CRITERIA, "fr")).toBe("critère 7, n°1 du marché");
  });

  test("where it names fewer than its score misses, the others are not said", () => {
    expect(judged(1, "« 79 € » — critère 3 — cher.", "« freine mal » — critère 2 — flou.")).toEqual([
      "unsaid",
      "missed",
      "missed",
      "unsaid",
    ]);
    expect(judged(3, "« freine mal » — client flou — il passe.")).toEqual(["unsaid", "unsaid", "unsaid", "unsaid"]);
    expect(judged(3, "« 79 € » — critère 3 — cher.", "« freine mal » — client flou — il passe.")).toEqual([
      "unsaid",
      "unsaid",
      "missed",
      "unsaid",
    ]);
  });

  test("blockers and a score that contradict each other say nothing, nor does a criterion that does not exist", () => {
    expect(judged(4, "« 79 € » — critère 3 — cher.")).toEqual(["unsaid", "unsaid", "unsaid", "unsaid"]);
    expect(judged(3, "« 79 € » — critère 7 — cher.")).toEqual(["unsaid", "unsaid", "unsaid", "unsaid"]);
    expect(judged(3, "« 79 € » — critère 14 — cher.")).toEqual(["unsaid", "unsaid", "unsaid", "unsaid"]);
  });

  test("a criterion that only the effect speaks of is not the one that is missed", () => {
    expect(judged(3, "« freine mal » — critère 2 — il oublie le critère 1.")).toEqual(["met", "missed", "met", "met"]);
  });
});
