import { expect, test } from "vitest";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import { readScore } from "./one-score.ts";
import { readReply } from "./verdict.ts";

/** On J3 its hook and its links are in the green; whether it asks one question is counted too. Its proof is judged. */
const POST =
  "Ton vélo cargo freine mal et tu l’as remarqué. Une heure sur ton trottoir, 79 €. Tu fais quoi ce matin-là ?";

function scored(day: number, text: string, score: number, blockers: readonly string[] | null, ticked = false) {
  const mission = defaultProgramme().missions[day - 1];
  if (mission === undefined) throw new Error("no mission");
  const points = (blockers ?? []).map((blocker, index) => `${index + 1}. ${blocker}`).join("\n");
  const reply = readReply(`**Verdict** : PRESQUE — ${score}/4. Presque.\n**Ce qui bloque** :\n${points}\n`, text);
  if (reply.kind === "plain") throw new Error("no verdict");
  const declared = ticked ? mission.criteria.map((criterion) => criterion.text.fr) : [];
  return readScore(mission, text, declared, { score, blockers: blockers === null ? null : reply.blockers }).ofText;
}

test.each<[string, number, number, string, number, readonly string[] | null]>([
  ["a criterion that the checks find met is met, though the reply misses it", 4, 3, POST, 3, ["critère 3 — non"]],
  ["one that they find missed is missed, though the reply meets it", 3, 3, `${POST} Quand ?`, 4, []],
  ["a judged one is the reply's to say", 3, 3, POST, 3, ["critère 2 — non"]],
  ["one that it names is missed, though its figure is off", 3, 3, POST, 1, ["critère 2 — non", "critère 4 — non"]],
  [
    "of those it does not name, its figure tells how many are met",
    1,
    1,
    POST,
    1,
    ["critère 1 — non", "critère 2 — non"],
  ],
  ["a figure alone is enough where it may have been cut off", 3, 1, POST, 3, null],
  ["a figure below what is counted meets no judged criterion", 3, 3, POST, 0, null],
])("%s", (_law, ofText, day, text, score, blockers) => expect(scored(day, text, score, blockers)).toBe(ofText));

test("what the person declares is none of the text's, and is taken off the reply's figure", () => {
  expect(scored(2, POST, 3, null, false)).toBe(3);
  expect(scored(2, POST, 3, null, true)).toBe(2);
});
