// From a reply that judged to what the coach is told of it the next time: rows, and no model.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deleteExchange, restoreExchange } from "#client/db/bin.ts";
import { declareCriterion } from "#client/db/day-log.ts";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { saveDeliverable } from "#client/db/deliverables.ts";
import { openNewExchange } from "#client/db/journal.ts";
import { addVersion } from "#client/db/new-version.ts";
import { storeProgramme } from "#client/db/programme.ts";
import { readOtherTexts } from "#client/db/other-texts.ts";
import { promiseField, savePromiseWords, savePromiseWordsLast } from "#client/db/promise-words.ts";
import {
  makePromise,
  movePromise,
  readPromisesOwed,
  restorePromise,
  settlePromise,
  takeBackPromise,
} from "#client/db/promises.ts";
import { settleLastWords } from "#client/db/settle-last-words.ts";
import { changeReply, readQuestion } from "#client/db/threads.ts";
import { readCoachMemory } from "#client/db/coach-memory.ts";
import { readVerdictNow, readVerdictsByVersion } from "#client/db/verdicts.ts";
import { readVersionToJudge } from "#client/db/version-to-judge.ts";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import type { DoneReason } from "#shared/coach-protocol.ts";
import { civilDateAfter, civilDateIn } from "#shared/day.ts";
import type { Reply } from "#shared/message.ts";
import type { Mode } from "#shared/programme.ts";
import { askCoach } from "./ask-coach.ts";
import { sendWithCurrentText } from "./queued-change.ts";
import { settleReply } from "./settle-reply.ts";

const POST =
  "Ton vélo cargo freine mal et tu l’as remarqué. Une heure sur ton trottoir, 79 €. Tu fais quoi ce matin-là ?";
const ACTION = "Appelle Nadia, 10 minutes.";
const verdict = (score: number) =>
  `**Verdict** : PRESQUE — ${score}/4. Presque.\n\n**Ce qui bloque**\n\n1. « freine mal » — client flou — il passe.\n\n**Prochaine action**\n\n${ACTION}`;

beforeEach(() => openDb(crypto.randomUUID()));
afterEach(closeDb);

/** Asks, and lets the coach's reply end with these words. */
async function judged(
  day: number,
  text: string,
  kind: "model" | "checks" = "model",
  reason: DoneReason = "stop",
): Promise<Reply> {
  const { replyId } = await askCoach({
    day,
    lang: "fr",
    text: `Critique ${text.length}`,
    label: null,
    mode: "critique",
    needs: [],
  });
  return answered(replyId, text, kind, reason);
}

async function answered(
  replyId: string,
  text: string,
  kind: "model" | "checks" = "model",
  reason: DoneReason = "stop",
): Promise<Reply> {
  const streaming = await changeReply(replyId, (row) => ({ ...row, state: { status: "streaming", seq: 0 } }));
  if (streaming === null) throw new Error("no reply to end");
  const whole: Reply = {
    ...streaming,
    text,
    source: { kind, model: "gpt-4o" },
    state: { status: "complete", reason, usage: null, cost: null },
  };
  await settleReply(whole);
  return whole;
}

const named = `**Verdict** : PRESQUE — 3/4. Presque.\n\n**Ce qui bloque**\n\n1. « freine mal » — critère 2 — il passe.\n\n**Prochaine action**\n\n${ACTION}`;
const [hook, proof, question, links] = (defaultProgramme().missions[2]?.criteria ?? []).map(({ text }) => text.fr);

describe("the criteria of the text as it stands", () => {
  test("are those of its last verdict, until a word changes; and again when it is back", async () => {
    await storeProgramme(defaultProgramme());
    await saveDeliverable(3, POST);
    expect(await readVerdictNow(3)).toBeNull();
    await judged(3, named);
    expect(await readVerdictNow(3)).toMatchObject({ met: [hook, question, links], missed: [proof] });
    await saveDeliverable(3, `${POST} Dis-moi.`);
    expect(await readVerdictNow(3)).toBeNull();
    await saveDeliverable(3, POST);
    expect(await readVerdictNow(3)).toMatchObject({ missed: [proof] });
    await saveDeliverable(3, `${POST}\n`);
    expect(await readVerdictNow(3)).toMatchObject({ missed: [proof] });
    await addVersion(3, POST);
    expect(await readVerdictNow(3)).toMatchObject({ missed: [proof] });
    await addVersion(3, `${POST} Autrement.`);
    expect(await readVerdictNow(3)).toBeNull();
  });

  test("are not said by a verdict whose exchange is in the bin, until it is had back", async () => {
    await storeProgramme(defaultProgramme());
    await saveDeliverable(3, POST);
    const { exchangeId } = await judged(3, named);
    await deleteExchange(exchangeId);
    expect(await readVerdictNow(3)).toBeNull();
    expect((await readVerdictsByVersion(3)).size).toBe(0);
    await restoreExchange(exchangeId);
    expect(await readVerdictNow(3)).toMatchObject({ missed: [proof] });
  });

  test("are not said where nothing is written, whatever verdicts a copy brought", async () => {
    await currentDb().verdicts.add({
      replyId: "gone",
      day: 3,
      version: 1,
      label: "ready",
      score: 4,
      blocked: "",
      action: "",
      met: [hook ?? ""],
      missed: [],
      judgedAt: 1,
    });
    expect(await readVerdictNow(3)).toBeNull();
  });

  test("are not said by a reply that was cut off, nor where the mission is not known", async () => {
    await saveDeliverable(3, POST);
    await judged(3, named);
    expect(await readVerdictNow(3)).toMatchObject({ score: 3, met: [], missed: [] });
    await storeProgramme(defaultProgramme());
    await saveDeliverable(3, `${POST} Dis-moi.`);
    await judged(3, `${named} `, "model", "length");
    expect((await readVerdictNow(3))?.met).toBeUndefined();
  });
});

describe("the one score of a text", () => {
  beforeEach(() => storeProgramme(defaultProgramme()));
  /** Its hook and its links are in the green; it asks two questions. */
  const TWO_QUESTIONS = `${POST} Quand ?`;
  const said = (label: string, score: number, ...blockers: string[]) =>
    `**Verdict** : ${label} — ${score}/4. Presque.\n\n**Ce qui bloque**\n\n${blockers
      .map((blocker, index) => `${index + 1}. « freine mal » — ${blocker} — il passe.`)
      .join("\n")}\n\n**Prochaine action**\n\n${ACTION}`;

  test("counts what is measured, whatever the reply says of it", async () => {
    await saveDeliverable(3, TWO_QUESTIONS);
    await judged(3, said("PRÊT", 4));
    expect(await readVerdictNow(3)).toMatchObject({ score: 3, ofText: 3, label: "almost" });
    await saveDeliverable(3, POST);
    await judged(3, said("PRESQUE", 2, "critère 1", "critère 3"));
    expect(await readVerdictNow(3)).toMatchObject({ score: 4, label: "ready" });
    expect((await readCoachMemory()).memory[0]).toMatchObject({ score: 4, label: "ready" });
  });

  test("takes from the reply's figure how many judged criteria it met, where it does not name them", async () => {
    await saveDeliverable(1, POST);
    await judged(1, said("PRESQUE", 3, "client flou"));
    expect(await readVerdictNow(1)).toMatchObject({ score: 3, met: [], missed: [] });
  });

  test("counts what the person declares, and counts it anew when they tick it", async () => {
    const tick = (isDone: boolean) =>
      declareCriterion(11, defaultProgramme().missions[10]?.criteria[3]?.text.fr ?? "", isDone);
    await saveDeliverable(11, POST);
    await judged(11, said("PRÊT", 4));
    const [line] = (await readCoachMemory()).memory;
    expect(line?.score).toBe(3);
    await tick(true);
    expect((await readCoachMemory()).memory[0]).toMatchObject({ score: 4, label: "ready" });
    await judged(11, `${said("PRESQUE", 3, "critère 4")} `);
    expect(await readVerdictNow(11)).toMatchObject({ score: 4, isKept: true });
    await tick(false);
    expect((await readCoachMemory()).memory[0]).toMatchObject({ score: 3, label: "almost" });
  });

  test("stays with the text, however often it is asked for", async () => {
    await saveDeliverable(1, POST);
    await judged(1, said("PRESQUE", 2, "critère 1", "critère 2"));
    const before = await readVerdictNow(1);
    const again = await judged(1, `${said("PRÊT", 4)} `);
    expect(await readVerdictNow(1)).toMatchObject({
      replyId: again.id,
      score: 2,
      label: "almost",
      met: before?.met,
      missed: before?.missed,
      isKept: true,
    });
    await saveDeliverable(1, `${POST} Autrement.`);
    await judged(1, `${said("PRÊT", 4)}  `);
    expect(await readVerdictNow(1)).toMatchObject({ score: 4 });
  });

  test("changes with the opinion, in the form or out of it", async () => {
    await saveDeliverable(1, POST);
    const first = await judged(1, said("PRESQUE", 3, "critère 2"));
    const promise = await makePromise(1, first.id, ACTION);
    await settlePromise(promise.id, "done");
    await judged(1, "Avis maintenu. Toujours 3/4 : critère 2.");
    expect(await readVerdictNow(1)).toMatchObject({ replyId: first.id, score: 3 });
    await judged(1, "Avis changé, parce que le devis est signé. Score : 4/4.");
    expect(await readVerdictNow(1)).toMatchObject({ score: 4, label: "ready", missed: [] });
    expect((await readVerdictNow(1))?.met).toHaveLength(4);
    // Its next action is that of the verdict it changed, and so is what became of it.
    expect((await readCoachMemory()).memory[0]).toMatchObject({ score: 4, action: ACTION, done: "done" });
    await judged(1, `Avis changé, parce que j’avais mal lu.\n\n${said("PRESQUE", 2, "critère 1", "critère 2")}`);
    expect(await readVerdictNow(1)).toMatchObject({ score: 2, label: "almost" });
  });

  test("does not change where a changed opinion does not say to what, nor on a text that had none", async () => {
    await saveDeliverable(1, POST);
    await judged(1, "Avis changé, parce que le devis est signé. Score : 4/4.");
    expect(await readVerdictNow(1)).toBeNull();
    await judged(1, said("PRESQUE", 3, "critère 2"));
    await judged(1, "Avis changé, parce que ton 2/4 valait 3/4 hier.");
    expect(await readVerdictNow(1)).toMatchObject({ score: 3 });
  });

  test("stands on each version whose text it is about", async () => {
    const scores = async () => [...(await readVerdictsByVersion(1))].map(([n, { score }]) => [n, score]);
    await saveDeliverable(1, POST);
    await judged(1, said("PRESQUE", 2, "critère 1", "critère 2"));
    expect(await scores()).toEqual([[1, 2]]);
    await addVersion(1, POST);
    expect(await scores()).toEqual([
      [1, 2],
      [2, 2],
    ]);
    await saveDeliverable(1, `${POST} Autrement.`);
    expect(await scores()).toEqual([[1, 2]]);
  });
});

describe("« Juger la V2 »", () => {
  test("is there while the text is another than any that was judged, in a new exchange too", async () => {
    await saveDeliverable(3, POST);
    expect(await readVersionToJudge(3)).toBeNull();
    const { exchangeId } = await judged(3, named);
    expect(await readVersionToJudge(3)).toBeNull();
    await addVersion(3, `${POST} Autrement.`);
    expect(await readVersionToJudge(3)).toEqual({ version: 2, isRemembered: true });
    await openNewExchange(3, "");
    expect(await readVersionToJudge(3)).toEqual({ version: 2, isRemembered: true });
    await saveDeliverable(3, `${POST}\n`);
    expect(await readVersionToJudge(3)).toBeNull();
    await deleteExchange(exchangeId);
    expect(await readVersionToJudge(3)).toEqual({ version: 2, isRemembered: false });
    await saveDeliverable(3, " ");
    expect(await readVersionToJudge(3)).toBeNull();
  });
});

describe("what the coach is told of its verdicts", () => {
  test("one line a day, the newest, with what was promised and what became of it", async () => {
    await saveDeliverable(3, POST);
    await judged(3, verdict(1));
    await saveDeliverable(3, `${POST} Quand ?`);
    const reply = await judged(3, verdict(2));
    const line = { day: 3, label: "almost", score: 2, blocked: "client flou", action: ACTION };
    expect(await readCoachMemory()).toEqual({ memory: [{ ...line, done: "open" }], promises: [] });
    const promise = await makePromise(3, reply.id, ACTION);
    for (const state of ["done", "put-off"] as const) {
      await settlePromise(promise.id, state);
      expect(await readCoachMemory()).toEqual({ memory: [{ ...line, done: state }], promises: [] });
    }
  });

  test("a label that does not go with its score is told as the score's", async () => {
    await saveDeliverable(3, POST);
    await judged(3, verdict(2).replace("PRESQUE", "PRÊT"));
    expect((await readCoachMemory()).memory).toMatchObject([{ score: 2, label: "almost" }]);
  });

  test("what was let go is told as let go, neither as put off nor as still to do", async () => {
    await saveDeliverable(3, POST);
    const reply = await judged(3, verdict(2));
    const promise = await makePromise(3, reply.id, ACTION);
    await settlePromise(promise.id, "not-done");
    const { memory, promises } = await readCoachMemory();
    expect(memory).toMatchObject([{ score: 2, action: "" }]);
    expect(promises).toEqual([{ day: 3, action: ACTION, outcome: "let-go" }]);
  });

  test("a promise that was kept is told after the next version is judged, beside what that asks for", async () => {
    await saveDeliverable(3, POST);
    const first = await judged(3, verdict(1));
    const kept = await makePromise(3, first.id, "Mesure ton accroche, 5 minutes.");
    await settlePromise(kept.id, "done");
    await addVersion(3, `${POST} Autrement.`);
    const second = await judged(3, verdict(2));
    const promises = [{ day: 3, action: kept.text, outcome: "done" }];
    expect(await readCoachMemory()).toMatchObject({ memory: [{ score: 2, action: ACTION, done: "open" }], promises });
    const { id } = await makePromise(3, second.id, ACTION);
    await settlePromise(id, "done");
    expect(await readCoachMemory()).toMatchObject({ memory: [{ action: ACTION, done: "done" }], promises });
  });

  test("a promise taken from a reply that was stopped is told, with no verdict of that day", async () => {
    const { replyId } = await askCoach({ day: 3, lang: "fr", text: "Et ?", label: null, mode: "free", needs: [] });
    await changeReply(replyId, (row) => ({ ...row, text: ACTION, state: { status: "stopped" } }));
    await makePromise(3, replyId, ACTION);
    expect(await readCoachMemory()).toEqual({
      memory: [],
      promises: [{ day: 3, action: ACTION, outcome: "open" }],
    });
  });

  test("a criterion is named in its words, for on another day its number means nothing, and a false quotation is not told", async () => {
    await storeProgramme(defaultProgramme());
    await saveDeliverable(3, POST);
    await judged(3, named.replace("« freine mal » — critère 2", "« un mot inventé » — critère 2, rien n’est compté"));
    expect((await readCoachMemory()).memory[0]?.blocked).toBe(`${proof?.replaceAll(/\s/gu, " ")}, rien n’est compté`);
    await saveDeliverable(3, `${POST} Oui.`);
    await judged(3, named.replace("« freine mal » — critère 2 — il passe.", "« un mot inventé »"));
    expect((await readCoachMemory()).memory[0]?.blocked).toBe("");
  });

  test("the measured facts of the checks, and words that depart from the form, are no verdict", async () => {
    await saveDeliverable(3, POST);
    await judged(3, verdict(3), "checks");
    await judged(3, "Ton accroche tient. On continue ?");
    expect((await readCoachMemory()).memory).toEqual([]);
  });

  test("a verdict on nothing is no verdict", async () => {
    await judged(3, verdict(3));
    expect((await readCoachMemory()).memory).toEqual([]);
  });

  test("a thread in the bin is forgotten, and remembered when it comes back", async () => {
    await saveDeliverable(3, POST);
    const { exchangeId, id } = await judged(3, verdict(2));
    await settlePromise((await makePromise(3, id, ACTION)).id, "not-done");
    await currentDb().exchanges.update(exchangeId, { deletedAt: 1 });
    expect(await readCoachMemory()).toEqual({ memory: [], promises: [] });
    await currentDb().exchanges.update(exchangeId, { deletedAt: null });
    expect(await readCoachMemory()).toMatchObject({ memory: [{ score: 2 }], promises: [{ outcome: "let-go" }] });
  });

  test("it is what it was when the question was asked: ticking a promise afterwards changes no body", async () => {
    await saveDeliverable(3, POST);
    const reply = await judged(3, verdict(2));
    const { id } = await makePromise(3, reply.id, ACTION);
    const { questionId } = await askCoach({
      day: 3,
      lang: "fr",
      text: "Et là ?",
      label: null,
      mode: "free",
      needs: [],
    });
    await settlePromise(id, "done");
    expect((await readQuestion(questionId)).memory?.map(({ done }) => done)).toEqual(["open"]);
  });
});

describe("the promise ledger", () => {
  test("one reply makes one promise, due tomorrow, however often it is added", async () => {
    const first = await makePromise(3, crypto.randomUUID(), ACTION);
    expect(await makePromise(3, first.replyId, ACTION)).toEqual(first);
    expect(await readPromisesOwed()).toEqual([first]);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(first.dueOn).toBe(civilDateAfter(civilDateIn(timeZone, first.createdAt), 1));
  });

  test("words that are owed already are not promised twice by another reply; once settled they may be", async () => {
    const first = await makePromise(3, crypto.randomUUID(), ACTION);
    expect(await makePromise(4, crypto.randomUUID(), ACTION)).toEqual(first);
    await settlePromise(first.id, "done");
    const again = await makePromise(4, crypto.randomUUID(), ACTION);
    expect(await readPromisesOwed()).toEqual([again]);
    expect(await makePromise(4, crypto.randomUUID(), "Appelle Ali.")).not.toEqual(again);
  });

  test("kept or let go by mistake it is taken up again, whenever, and owed as it was", async () => {
    const made = await makePromise(3, crypto.randomUUID(), ACTION);
    for (const end of ["done", "not-done"] as const) {
      await settlePromise(made.id, end);
      expect(await currentDb().promises.get(made.id)).toMatchObject({ state: end, settledAt: expect.any(Number) });
      await settlePromise(made.id, "open");
      expect(await readPromisesOwed()).toEqual([made]);
    }
  });

  test("its day and its words are the person's; with no words it stays as it was, another tab's are kept", async () => {
    const made = await makePromise(3, crypto.randomUUID(), ACTION);
    await movePromise(made.id, "2026-12-24");
    await savePromiseWords(made.id, "Appelle Nadia et Ali.", [ACTION]);
    await savePromiseWords(made.id, "  ", ["Appelle Nadia et Ali."]);
    const changed = { ...made, dueOn: "2026-12-24", text: "Appelle Nadia et Ali." };
    expect(await readPromisesOwed()).toEqual([changed]);
    expect(await readOtherTexts(promiseField(made.id))).toEqual([]);
    await savePromiseWords(made.id, "Écris à Ali.", [ACTION]);
    expect((await readOtherTexts(promiseField(made.id))).map(({ text }) => text)).toEqual([changed.text]);
  });

  test("its words that a dying page still had to write take their place at the next start", async () => {
    const made = await makePromise(3, crypto.randomUUID(), ACTION);
    savePromiseWordsLast(made.id, "Appelle Ali.", [ACTION]);
    await settleLastWords();
    expect((await readPromisesOwed()).map(({ text }) => text)).toEqual(["Appelle Ali."]);
  });

  test("kept or let go it is owed no more; put off it is; each of them can be undone", async () => {
    const made = await makePromise(3, crypto.randomUUID(), ACTION);
    for (const end of ["done", "not-done"] as const) {
      const before = await settlePromise(made.id, end);
      expect(await readPromisesOwed()).toEqual([]);
      if (before !== null) await restorePromise(before);
      expect(await readPromisesOwed()).toEqual([made]);
    }
    const before = await settlePromise(made.id, "put-off");
    expect((await readPromisesOwed()).map(({ state }) => state)).toEqual(["put-off"]);
    await savePromiseWords(made.id, "Appelle Ali.", [ACTION]);
    if (before !== null) await restorePromise(before);
    expect(await readPromisesOwed()).toEqual([{ ...made, text: "Appelle Ali." }]);
    await takeBackPromise(made.id);
    expect(await readPromisesOwed()).toEqual([]);
  });
});

describe("contesting", () => {
  const contest = { day: 3, lang: "fr", text: "Je conteste ce point.", label: null, mode: "free", needs: [] } as const;

  test("with no new text, the coach is told that nothing new came", async () => {
    await saveDeliverable(3, POST);
    await judged(3, verdict(2));
    expect((await readQuestion((await askCoach(contest)).questionId)).pushback).toBe(true);
  });

  test("with a new text it is a question like another; and so is any other question", async () => {
    await saveDeliverable(3, POST);
    await judged(3, verdict(2));
    const other = await askCoach({ ...contest, text: "Pourquoi ?" });
    expect((await readQuestion(other.questionId)).pushback).toBe(false);
    await saveDeliverable(3, `${POST} Et maintenant ?`);
    expect((await readQuestion((await askCoach(contest)).questionId)).pushback).toBe(false);
  });

  test("beneath words that were there already, a contested point is one all the same", async () => {
    await saveDeliverable(3, POST);
    await judged(3, verdict(2));
    const { questionId } = await askCoach({ ...contest, text: "Et la fin ?\nJe conteste ce point : « trop long »." });
    expect((await readQuestion(questionId)).pushback).toBe(true);
  });

  test("nothing is contested where nothing was answered, or where there is no text", async () => {
    const first = await askCoach(contest);
    expect((await readQuestion(first.questionId)).pushback).toBe(false);
    await saveDeliverable(4, POST);
    await askCoach({ ...contest, day: 4, text: "Critique" });
    const unanswered = await askCoach({ ...contest, day: 4 });
    expect((await readQuestion(unanswered.questionId)).pushback).toBe(false);
    await judged(5, verdict(2));
    const without = await askCoach({ ...contest, day: 5 });
    expect((await readQuestion(without.questionId)).pushback).toBe(false);
  });

  test("in a role play it is said to the customer whom the coach plays, until Stop, another chip or a verdict", async () => {
    await saveDeliverable(3, POST);
    const say = async (text: string, mode: Mode, answer: string) => {
      const { questionId, replyId } = await askCoach({ ...contest, text, mode });
      await answered(replyId, answer);
      return (await readQuestion(questionId)).pushback;
    };
    const disagree = () => say("Je ne suis pas d’accord.", "free", "Bon.");
    await judged(3, verdict(2));
    expect(await disagree()).toBe(true);
    await say("Joue un client", "roleplay", "C’est cher.");
    expect(await disagree()).toBe(false);
    expect(await disagree()).toBe(false);
    expect(await say("Stop. Où ai-je perdu la vente ?", "free", "À la fin.")).toBe(false);
    expect(await disagree()).toBe(true);

    await say("Joue un client", "roleplay", "C’est cher.");
    expect(await disagree()).toBe(false);
    await say("Critique mon texte maintenant", "free", verdict(2));
    expect(await disagree()).toBe(true);

    await say("Joue un client", "roleplay", "C’est cher.");
    await say("Tu stoppes tout le monde ?", "free", "Oui.");
    expect(await disagree()).toBe(false);
    await say("Trop long ?", "question", "Un peu.");
    expect(await disagree()).toBe(true);
  });

  test("sent later with the text as it then stands, it contests nothing any more", async () => {
    await saveDeliverable(3, POST);
    await judged(3, verdict(2));
    const { questionId, replyId } = await askCoach(contest);
    await saveDeliverable(3, `${POST} Et maintenant ?`);
    await sendWithCurrentText(replyId, false);
    expect(await readQuestion(questionId)).toMatchObject({ pushback: false, deliverable: { version: 1 } });
  });
});
