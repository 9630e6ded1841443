import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Reply, ReplyState } from "#shared/message.ts";
import { declareCriterion } from "#client/db/day-log.ts";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { saveDeliverable } from "#client/db/deliverables.ts";
import { readDraft, saveDraft } from "#client/db/drafts.ts";
import { saveProfile } from "#client/db/profile.ts";
import { storeProgramme } from "#client/db/programme.ts";
import { changeReply } from "#client/db/threads.ts";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import { deleteExchange } from "#client/db/bin.ts";
import { verdictRow } from "#client/testing/thread-rows.ts";
import { retryReply } from "./ask-again.ts";
import { type Ask, askCoach, removeQueued } from "./ask-coach.ts";
import { readCoachThread } from "./use-coach-thread.ts";

const ASK: Ask = {
  day: 3,
  lang: "fr",
  text: "Critique mon post",
  label: "Critique mon post",
  mode: "critique",
  needs: [],
};
const FAILED: ReplyState = { status: "failed", failure: "stalled", retryAtMs: null };

beforeEach(() => {
  vi.stubGlobal("fetch", () => expect.fail("asking needs no network"));
  openDb(crypto.randomUUID());
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  closeDb();
});

describe("asking", () => {
  test("a question is stored, with the reply it waits for, before any network", async () => {
    const { questionId, replyId } = await askCoach(ASK);
    const [turn] = (await readCoachThread(3)).turns;
    expect(turn?.question).toMatchObject({ id: questionId, text: "Critique mon post", parentId: null });
    expect(turn?.current).toMatchObject({ id: replyId, state: { status: "queued" } });
  });

  test("if the reply cannot be written, neither is the question, nor the exchange, and the draft stays", async () => {
    await saveDraft("composer:3", "Critique mon post");
    const add = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "add")?.value;
    vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (this: IDBObjectStore, value, key) {
      if ((value as Reply).role === "reply") throw new DOMException("disk full", "QuotaExceededError");
      return add.call(this, value, key);
    });
    await expect(askCoach({ ...ASK, draftKey: "composer:3" })).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await currentDb().messages.count()).toBe(0);
    expect(await currentDb().exchanges.count()).toBe(0);
    expect(await readDraft("composer:3")).toBe("Critique mon post");
  });

  test("what is asked is durable: every write asks the browser for strict durability", async () => {
    const opened = vi.spyOn(IDBDatabase.prototype, "transaction");
    await saveDeliverable(3, "Mon post");
    await saveDraft("composer:3", "Critique");
    await saveProfile({ trade: "graphiste", offer: "", audience: "", tone: "gentle" });
    const { replyId } = await askCoach({ ...ASK, draftKey: "composer:3" });
    await removeQueued(replyId);
    const writes = opened.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes.length).toBeGreaterThanOrEqual(5);
    for (const [, , options] of writes) expect(options?.durability).toBe("strict");
  });

  test("a double click is one question", async () => {
    const [first, second] = await Promise.all([askCoach(ASK), askCoach(ASK)]);
    expect(second).toEqual(first);
    expect((await readCoachThread(3)).turns).toHaveLength(1);
  });

  test("J4's thread is empty after J3 was asked", async () => {
    await askCoach(ASK);
    expect(await readCoachThread(4)).toEqual({ exchangeId: null, turns: [], busy: null });
  });

  test("the deliverable, the earlier days and the tone travel as they stood when the question was asked", async () => {
    await saveProfile({ trade: "graphiste", offer: "", audience: "", tone: "demanding" });
    await saveDeliverable(1, "Mon idée");
    await saveDeliverable(3, "Mon post");
    const { questionId } = await askCoach({ ...ASK, needs: [1, 2] });
    await saveDeliverable(3, "Mon post, réécrit");
    expect(await currentDb().messages.get(questionId)).toMatchObject({
      tone: "demanding",
      deliverable: { version: 1, text: "Mon post" },
      earlier: [{ day: 1, version: 1, text: "Mon idée" }],
    });
  });

  test("what was ticked travels as it was then: of the mission, and only what is the person's to say", async () => {
    const invited = "Trois invitations envoyées aujourd’hui";
    await storeProgramme(defaultProgramme());
    await declareCriterion(2, invited, true);
    await declareCriterion(2, "Un critère d’une mission d’avant", true);
    const { questionId } = await askCoach({ ...ASK, day: 2 });
    await declareCriterion(2, invited, false);
    expect(await currentDb().messages.get(questionId)).toMatchObject({ declared: [invited] });
  });

  test("the draft leaves the composer in the transaction that keeps the question", async () => {
    await saveDraft("composer:3", "Critique mon post");
    await askCoach({ ...ASK, draftKey: "composer:3" });
    expect(await readDraft("composer:3")).toBe("");
  });

  test("joins the newest exchange of its day that was not deleted", async () => {
    const row = { day: 3, createdAt: 0, pinnedAt: null };
    await currentDb().exchanges.bulkAdd([
      { ...row, id: "1", deletedAt: null },
      { ...row, id: "2", deletedAt: null },
      { ...row, id: "3", deletedAt: 1 },
    ]);
    await askCoach(ASK);
    expect((await readCoachThread(3)).exchangeId).toBe("2");
    expect((await currentDb().messages.toArray()).map(({ exchangeId }) => exchangeId)).toEqual(["2", "2"]);
  });

  test("the second question follows the first reply, in the same exchange", async () => {
    const first = await askCoach(ASK);
    await setState(first.replyId, { status: "stopped" });
    const second = await askCoach({ ...ASK, text: "Et mon accroche ?" });
    const { turns } = await readCoachThread(3);
    expect(turns.map((turn) => turn.question.id)).toEqual([first.questionId, second.questionId]);
    expect(turns[1]?.question.parentId).toBe(first.replyId);
    expect(await currentDb().exchanges.count()).toBe(1);
  });
});

describe("asking again", () => {
  test("keeps the question, and makes a new reply under it", async () => {
    const { questionId, replyId } = await askCoach(ASK);
    await setState(replyId, FAILED);
    const fresh = await retryReply(replyId);
    const [turn] = (await readCoachThread(3)).turns;
    expect(fresh).not.toBe(replyId);
    expect(turn?.question.id).toBe(questionId);
    expect(turn?.replies.map((reply) => reply.id)).toEqual([replyId, fresh]);
    expect(turn?.current.state.status).toBe("queued");
  });

  test("twice at once is one new reply", async () => {
    const { replyId } = await askCoach(ASK);
    await setState(replyId, FAILED);
    const [first, second] = await Promise.all([retryReply(replyId), retryReply(replyId)]);
    expect(second).toBe(first);
  });

  test("keeps the id of a reply that the server never answered for: its run may exist", async () => {
    const { replyId } = await askCoach(ASK);
    await setState(replyId, { status: "failed", failure: "server-away", retryAtMs: null });
    expect(await retryReply(replyId)).toBe(replyId);
  });

  test("by hand, the clock no longer does it", async () => {
    const { replyId } = await askCoach(ASK);
    await setState(replyId, { status: "failed", failure: "busy", retryAtMs: 1 });
    await retryReply(replyId);
    expect(await currentDb().messages.get(replyId)).toMatchObject({ state: { retryAtMs: null } });
  });

  test("asked again by hand beside a sibling that the clock was to retry: the clock lets go of that one too", async () => {
    const { replyId } = await askCoach(ASK);
    await changeReply(replyId, (reply) => ({ ...reply, state: FAILED }));
    const second = await retryReply(replyId);
    await changeReply(second, (reply) => ({ ...reply, state: { ...FAILED, retryAtMs: Date.now() } }));
    await retryReply(replyId);
    expect(await currentDb().messages.get(second)).toMatchObject({ state: { status: "failed", retryAtMs: null } });
  });

  test("what a thread said that was deleted since is not sent again; a question not answered for keeps its body", async () => {
    const judged = await askCoach({ ...ASK, day: 1 });
    await setState(judged.replyId, { status: "stopped" });
    await currentDb().verdicts.add(verdictRow({ day: 1, replyId: judged.replyId, blocked: "client flou" }));
    const { questionId, replyId } = await askCoach(ASK);
    const asked = await currentDb().messages.get(questionId);
    expect(asked).toMatchObject({ memory: [{ day: 1, blocked: "client flou" }] });
    await deleteExchange((await readCoachThread(1)).exchangeId ?? "");
    await setState(replyId, { status: "failed", failure: "server-away", retryAtMs: null });
    await retryReply(replyId);
    expect(await currentDb().messages.get(questionId)).toEqual(asked);
    await setState(replyId, { status: "stopped" });
    await retryReply(replyId);
    expect(await currentDb().messages.get(questionId)).toMatchObject({ memory: [] });
  });

  test("an id that may have a run is asked for again only while no fresh reply was told anew beside it", async () => {
    const { replyId } = await askCoach(ASK);
    await setState(replyId, FAILED);
    const away = await retryReply(replyId);
    await setState(away, { status: "failed", failure: "server-away", retryAtMs: null });
    const fresh = await retryReply(replyId);
    await setState(fresh, { status: "stopped" });
    expect(await retryReply(away)).not.toBe(away);
  });

  test("a text that was too long is asked about as it is now, once it is shorter", async () => {
    await saveDeliverable(3, "x".repeat(20_001));
    const { questionId, replyId } = await askCoach(ASK);
    await changeReply(replyId, (reply) => ({ ...reply, state: { ...FAILED, failure: "too-long" } }));
    await saveDeliverable(3, "Un texte plus court.");
    await retryReply(replyId);
    expect(await currentDb().messages.get(questionId)).toMatchObject({ deliverable: { text: "Un texte plus court." } });
  });
});

describe("taking a question out", () => {
  test("leaves nothing of it, and no empty exchange", async () => {
    const { replyId } = await askCoach(ASK);
    expect(await removeQueued(replyId)).toBe(true);
    expect(await readCoachThread(3)).toEqual({ exchangeId: null, turns: [], busy: null });
    expect(await currentDb().messages.count()).toBe(0);
  });

  test("leaves what came before it and what follows it in one thread", async () => {
    const first = await askCoach(ASK);
    await setState(first.replyId, { status: "stopped" });
    const second = await askCoach({ ...ASK, text: "Deux ?" });
    const third = await askCoach({ ...ASK, text: "Trois ?" });
    expect(await removeQueued(second.replyId)).toBe(true);
    const { turns } = await readCoachThread(3);
    expect(turns.map((turn) => turn.question.id)).toEqual([first.questionId, third.questionId]);
  });

  test("is refused once it has left", async () => {
    const { replyId } = await askCoach(ASK);
    await setState(replyId, { status: "streaming", seq: 0 });
    expect(await removeQueued(replyId)).toBe(false);
    expect((await readCoachThread(3)).turns).toHaveLength(1);
  });
});

async function setState(replyId: string, state: ReplyState): Promise<void> {
  await changeReply(replyId, (reply) => ({ ...reply, state }));
}
