import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { saveDeliverable } from "#client/db/deliverables.ts";
import { saveProfile } from "#client/db/profile.ts";
import { storeProgramme } from "#client/db/programme.ts";
import { changeReply, readQuestion } from "#client/db/threads.ts";
import { verdictRow } from "#client/testing/thread-rows.ts";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import type { Reply } from "#shared/message.ts";
import type { ReplyRule } from "#shared/reply-rule.ts";
import { askCoach } from "./ask-coach.ts";
import { readBrokenRules } from "./broken-form.ts";

const POST =
  "Ton vélo cargo freine mal et tu l’as remarqué. Une heure sur ton trottoir, 79 €. Tu fais quoi ce matin-là ?";
const GOOD = `**Verdict** : PRESQUE — 3/4. La question est là, la preuve manque.
**Ce qui bloque** :
1. « freine mal » — critère 2, aucun fait vécu — on ne te croit pas.
**Réécriture** : « freine mal » → ne freine plus depuis mardi
**Prochaine action** : appelle quelqu’un qui roule en vélo cargo, 15 minutes ; note sa dernière panne. Preuve : sa phrase.`;

beforeEach(async () => {
  openDb(crypto.randomUUID());
  await storeProgramme(defaultProgramme());
  await saveDeliverable(3, POST);
});
afterEach(closeDb);

/** Asks, lets the coach's reply end with these words, and answers what it breaks. */
async function brokenBy(
  text: string,
  given: Partial<Reply> = {},
  question = "Critique mon post",
): Promise<ReplyRule[]> {
  const { replyId } = await askCoach({ day: 3, lang: "fr", text: question, label: null, mode: "free", needs: [] });
  const whole = await changeReply(replyId, (reply) => ({
    ...reply,
    text,
    source: { kind: "model", model: "gpt-4o" },
    state: { status: "complete", reason: "stop", usage: null, cost: null },
    ...given,
  }));
  if (whole === null) throw new Error("no reply to end");
  return (await readBrokenRules(whole, await readQuestion(whole.parentId))).map(({ rule }) => rule);
}

test("a reply that keeps its form is left in peace", async () => {
  expect(await brokenBy(GOOD)).toEqual([]);
});

test("what it invents, what it says for nothing and a quotation that is none are told", async () => {
  expect(await brokenBy(GOOD.replace("La question", "Bravo, la question"))).toEqual(["filler"]);
  expect(await brokenBy(GOOD.replace("on ne te croit pas", "87 % des gens passent"), {}, "Encore")).toEqual([
    "invented-number",
  ]);
  expect(await brokenBy(GOOD.replace("1. « freine mal »", "1. « ne marche pas »"), {}, "Et là ?")).toEqual([
    "literal-quote",
  ]);
});

test("a figure of the profile, or of what was said before, is no invention", async () => {
  await saveProfile({ trade: "", offer: "Révision à 128 €", audience: "", tone: "direct" });
  const reply = GOOD.replace("on ne te croit pas", "128 € sans preuve, et 4 200 vélos à Rennes");
  expect(await brokenBy(reply)).toEqual(["invented-number"]);
  await brokenBy("Compris.", {}, "Il y a 4 200 vélos cargo à Rennes.");
  expect(await brokenBy(reply, {}, "Et maintenant ?")).toEqual([]);
});

test("the score of another day, as the coach was told it, may be named; one that nobody gave may not", async () => {
  await saveDeliverable(1, POST);
  const { replyId } = await askCoach({ day: 1, lang: "fr", text: "Un", label: null, mode: "free", needs: [] });
  await currentDb().verdicts.add(verdictRow({ replyId, day: 1, score: 3 }));
  expect(await brokenBy("J1 est à 3/4 : il y manque un client.", {}, "Où j’en suis ?")).toEqual([]);
  expect(await brokenBy("J1 est à 2/4 : il y manque un client.", {}, "Et maintenant ?")).toEqual(["no-verdict"]);
});

test("nothing is said of words in flight, cut off or counted by the checks, nor where someone is in distress", async () => {
  const bad = `Bravo. ${GOOD}`;
  expect(await brokenBy(bad, { state: { status: "stopped" } }, "Une")).toEqual([]);
  expect(await brokenBy(bad, { state: { status: "streaming", seq: 3 } }, "Deux")).toEqual([]);
  const cut = { status: "complete", reason: "length", usage: null, cost: null } as const;
  expect(await brokenBy(bad, { state: cut }, "Trois")).toEqual([]);
  expect(await brokenBy(bad, { source: { kind: "checks", model: "checks" } }, "Quatre")).toEqual([]);
  expect(await brokenBy(bad, {}, "Je n’en peux plus, j’ai envie de mourir.")).toEqual([]);
});
