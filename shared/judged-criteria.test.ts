import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import { type Judgement, judgedCriteria } from "./judged-criteria.ts";
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
