import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { askCoach } from "#client/features/coach/ask-coach.ts";
import { readCoachThread } from "#client/features/coach/use-coach-thread.ts";
import type { ReplyState } from "#shared/message.ts";
import { closeDb, currentDb, openDb } from "./db.ts";
import { readDraft, saveDraft } from "./drafts.ts";
import { daysLeftInBin, deleteExchange, purgeBin, restoreExchange } from "./bin.ts";
import { addToComposer, openNewExchange, readWholeExchange, setPinned } from "./journal.ts";
import { promiseRow, verdictRow } from "../testing/thread-rows.ts";
import { savePromiseWords } from "./promise-words.ts";
import { makePromise } from "./promises.ts";
import { clippedSaid } from "./said-line.ts";
import { changeReply, readQuestion, readRepliesIn, readReply } from "./threads.ts";
import { readCoachMemory } from "./coach-memory.ts";

const DAY_MS = 86_400_000;
const COMPLETE: ReplyState = { status: "complete", reason: "stop", usage: null, cost: null };

beforeEach(() => {
  openDb(crypto.randomUUID());
});

afterEach(() => {
  vi.useRealTimers();
  closeDb();
});

describe("reading an exchange again", () => {
  test("shows every question with every reply it was given, in order", async () => {
    const { exchangeId, replyId, questionId } = await ask("Un", COMPLETE);
    const second = await ask("Deux", COMPLETE);
    const reply = await readReply(replyId);
    await currentDb().messages.add({ ...reply!, id: "zz", text: "Refaite" });
    const whole = await readWholeExchange(exchangeId);
    expect(whole?.turns.map(({ question }) => question.id)).toEqual([questionId, second.questionId]);
    expect(whole?.turns[0]?.replies.map(({ id }) => id)).toEqual([replyId, "zz"]);
    expect(await readWholeExchange("none")).toBeNull();
  });

  test("a pin is put and taken away", async () => {
    const { exchangeId } = await ask("Un", COMPLETE);
    await setPinned(exchangeId, true);
    expect((await readWholeExchange(exchangeId))?.row.pinnedAt).toBeTypeOf("number");
    await setPinned(exchangeId, false);
    expect((await readWholeExchange(exchangeId))?.row.pinnedAt).toBeNull();
  });
});

describe("deleting", () => {
  test("puts the exchange in the bin, whole; « Annuler » brings it back as it was", async () => {
    const { exchangeId } = await ask("Un", COMPLETE);
    const before = await rows();
    const { undo } = await deleteExchange(exchangeId);
    expect((await readCoachThread(3)).turns).toEqual([]);
    expect(await currentDb().messages.count()).toBe(2);
    await undo();
    expect(await rows()).toEqual(before);
  });

  test("a question that waits to be sent is not sent any more, nor a failed one tried again; undone, both are", async () => {
    const failed = await ask("Un", { status: "failed", failure: "busy", retryAtMs: 5 });
    const queued = await ask("Deux", { status: "queued" });
    const before = await rows();
    const { undo } = await deleteExchange(queued.exchangeId);
    expect(await readRepliesIn("queued")).toEqual([]);
    expect((await readRepliesIn("failed")).map(({ id, state }) => [id, state])).toEqual([
      [failed.replyId, { status: "failed", failure: "busy", retryAtMs: null }],
    ]);
    await undo();
    expect(await rows()).toEqual(before);
  });

  test("« Annuler » takes nothing back from what went on meanwhile", async () => {
    const { exchangeId, replyId } = await ask("Un", { status: "queued" });
    const { undo } = await deleteExchange(exchangeId);
    await changeReply(replyId, (reply) => ({ ...reply, text: "Déjà", state: COMPLETE }));
    await undo();
    expect((await readWholeExchange(exchangeId))?.turns[0]?.replies[0]).toMatchObject({
      text: "Déjà",
      state: COMPLETE,
    });
  });

  test("names the replies being written, whose words still arrive in the bin", async () => {
    const { exchangeId, replyId } = await ask("Un", { status: "streaming", seq: 1 });
    const { streaming } = await deleteExchange(exchangeId);
    expect(streaming).toEqual([replyId]);
    await changeReply(replyId, (reply) => ({ ...reply, text: "La suite" }));
    await restoreExchange(exchangeId);
    expect((await readCoachThread(3)).turns[0]?.current.text).toBe("La suite");
  });

  test("what was deleted can be had back for 30 days, then it is gone with its messages, and nothing else is", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000 * DAY_MS });
    const old = await ask("Vieux", COMPLETE);
    await deleteExchange(old.exchangeId);
    const kept = await ask("Gardé", COMPLETE);
    vi.setSystemTime(1_000 * DAY_MS + 30 * DAY_MS);
    await purgeBin();
    expect(await readWholeExchange(old.exchangeId)).not.toBeNull();
    expect(daysLeftInBin(1_000 * DAY_MS)).toBe(0);
    vi.setSystemTime(1_000 * DAY_MS + 30 * DAY_MS + 1);
    await purgeBin();
    expect(await readWholeExchange(old.exchangeId)).toBeNull();
    expect(await currentDb().messages.where("parentId").equals(old.questionId).count()).toBe(0);
    expect((await readWholeExchange(kept.exchangeId))?.turns).toHaveLength(1);
  });

  test("with nothing old in it the bin writes nothing, and no screen is told that it did", async () => {
    await deleteExchange((await ask("Récent", COMPLETE)).exchangeId);
    const told = vi.fn();
    Dexie.on.storagemutated.subscribe(told);
    await purgeBin();
    Dexie.on.storagemutated.unsubscribe(told);
    expect(told).not.toHaveBeenCalled();
  });

  test("the score and the promise that a reply led to outlive it, and none of its words do", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000 * DAY_MS });
    const { verdicts, promises, messages } = currentDb();
    const [gone, kept] = [await ask("Vieux", COMPLETE), await ask("Gardé", COMPLETE, 4)];
    const [judged, remembered] = [gone, kept].map(({ replyId }) => verdictRow({ replyId }));
    await verdicts.bulkAdd([judged!, remembered!]);
    const promise = await makePromise(3, gone.replyId, "Appeler Nadia");
    await deleteExchange(gone.exchangeId);
    vi.setSystemTime(1_000 * DAY_MS + 30 * DAY_MS + 1);
    await purgeBin();
    expect(await messages.get(gone.replyId)).toBeUndefined();
    expect(await verdicts.get(gone.replyId)).toEqual({ ...judged, blocked: "", action: "" });
    expect(await verdicts.get(kept.replyId)).toEqual(remembered);
    expect(await promises.toArray()).toEqual([promise]);
    expect((await readCoachMemory()).memory).toMatchObject([{ action: remembered!.action }]);
  });

  test("what later questions were told of it goes too; what they were told of other threads stays", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000 * DAY_MS });
    const { verdicts, promises } = currentDb();
    const [gone, kept] = [await ask("Vieux", COMPLETE), await ask("Gardé", COMPLETE, 4)];
    await verdicts.bulkAdd([
      verdictRow({ replyId: gone.replyId, blocked: "client flou", action: "Appeler Nadia" }),
      verdictRow({ replyId: kept.replyId, day: 4, blocked: "prix absent", action: "Écrire à Ali" }),
    ]);
    for (const [{ replyId }, text, day] of [
      [gone, "Relire à Nadia", 3],
      [kept, "Relire à Ali", 4],
    ] as const)
      await promises.add(promiseRow({ day, replyId, text, state: "not-done" }));
    const { questionId } = await ask("Et là ?", COMPLETE, 5);
    expect(JSON.stringify(await readQuestion(questionId))).toMatch(/client flou.*prix absent.*Relire à Nadia/u);
    await deleteExchange(gone.exchangeId);
    vi.setSystemTime(1_000 * DAY_MS + 30 * DAY_MS + 1);
    await purgeBin();
    const { memory, promises: told } = await readQuestion(questionId);
    expect(memory).toMatchObject([
      { day: 3, score: 3, blocked: "", action: "" },
      { day: 4, blocked: "prix absent" },
    ]);
    expect(told).toEqual([{ day: 4, action: "Relire à Ali", outcome: "let-go" }]);
  });

  test("an action that was told whole goes, though its promise has other words since", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000 * DAY_MS });
    const action =
      `Appeler Nadia, lui lire la première phrase, noter ce qu’elle demande ${"et la suite ".repeat(12)}`.trim();
    const gone = await ask("Vieux", COMPLETE);
    await currentDb().verdicts.add(verdictRow({ replyId: gone.replyId, action: clippedSaid(action) }));
    const { id } = await makePromise(3, gone.replyId, action);
    const { questionId } = await ask("Et là ?", COMPLETE, 5);
    expect((await readQuestion(questionId)).memory).toMatchObject([{ action }]);
    await savePromiseWords(id, "Appeler Nadia", [action]);
    await deleteExchange(gone.exchangeId);
    vi.setSystemTime(1_000 * DAY_MS + 30 * DAY_MS + 1);
    await purgeBin();
    expect((await readQuestion(questionId)).memory).toMatchObject([{ day: 3, action: "" }]);
  });
});

describe("« Reprendre cet échange »", () => {
  test("the next question opens a new exchange, and the old one stays as it is", async () => {
    const old = await ask("Un", COMPLETE);
    const before = await readWholeExchange(old.exchangeId);
    await openNewExchange(3, "Je reprends.\n\n");
    expect((await readCoachThread(3)).turns).toEqual([]);
    const next = await ask("Deux", COMPLETE);
    expect(next.exchangeId).not.toBe(old.exchangeId);
    expect((await readCoachThread(3)).turns.map(({ question }) => question.text)).toEqual(["Deux"]);
    expect(await readWholeExchange(old.exchangeId)).toEqual(before);
  });

  test("what is recalled comes after the draft that is there, once", async () => {
    await ask("Un", COMPLETE);
    await saveDraft("composer:3", "Déjà là");
    await openNewExchange(3, "Je reprends.\n\n");
    await openNewExchange(3, "Je reprends.\n\n");
    expect(await readDraft("composer:3")).toBe("Déjà là\n\nJe reprends.\n\n");
    expect(await currentDb().exchanges.count()).toBe(2);
  });

  test("« Annuler » before any question leaves the day as it was", async () => {
    const old = await ask("Un", COMPLETE);
    await saveDraft("composer:3", "Déjà là");
    const { undo } = await openNewExchange(3, "Je reprends.\n\n");
    await undo();
    expect((await readCoachThread(3)).exchangeId).toBe(old.exchangeId);
    expect(await readDraft("composer:3")).toBe("Déjà là");
  });

  test("« Annuler » after a question takes nothing away", async () => {
    await ask("Un", COMPLETE);
    const { undo } = await openNewExchange(3, "Je reprends.\n\n");
    const { exchangeId } = await ask("Deux", COMPLETE);
    await undo();
    expect((await readCoachThread(3)).exchangeId).toBe(exchangeId);
  });
});

test("a quotation goes to its own day, and loses no draft", async () => {
  await saveDraft("composer:2", "Autre jour");
  await addToComposer(3, "« un passage » (J3)\n\n");
  await addToComposer(2, "« un passage » (J2)\n\n");
  expect(await readDraft("composer:3")).toBe("« un passage » (J3)\n\n");
  expect(await readDraft("composer:2")).toBe("Autre jour\n\n« un passage » (J2)\n\n");
});

async function ask(text: string, state: ReplyState, day = 3) {
  const asked = await askCoach({ day, lang: "fr", text, label: null, mode: "free", needs: [] });
  const reply = await changeReply(asked.replyId, (row) => ({ ...row, state }));
  return { ...asked, exchangeId: reply!.exchangeId };
}

async function rows() {
  return [await currentDb().exchanges.toArray(), await currentDb().messages.toArray()];
}
