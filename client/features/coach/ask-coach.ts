/**
 * Asking, and everything a person can do to a question once asked. A question is in the database, with the reply it
 * waits for, before anything is on the network; the outbox watches the table and takes it from there.
 */
import * as z from "zod/mini";
import { QUESTION_MAX } from "#shared/coach-protocol.ts";
import type { Day } from "#shared/day.ts";
import type { Lang } from "#shared/lang.ts";
import type { Question, Reply } from "#shared/message.ts";
import { isBlankProfile } from "#shared/profile.ts";
import type { Mode } from "#shared/programme.ts";
import { type ApiAnswer, callApi } from "#client/platform/api.ts";
import { now } from "#client/platform/clock.ts";
import { newId } from "#client/platform/ids.ts";
import { currentDb } from "#client/db/db.ts";
import { readDeliverable } from "#client/db/deliverables.ts";
import { readProfile } from "#client/db/profile.ts";
import {
  changeReply,
  isUnanswered,
  readBranch,
  readCurrentExchange,
  readQuestion,
  readReply,
} from "#client/db/threads.ts";

export type Ask = {
  day: Day;
  lang: Lang;
  text: string;
  /** The chip's label, where a chip asks. */
  label: string | null;
  mode: Mode;
  /** Earlier days whose last version goes along. */
  needs: readonly Day[];
  pushback?: boolean;
  /** The draft that this question was: removed in the same transaction, so the words are always in one place. */
  draftKey?: string;
};

/**
 * Durable when it resolves. The same words asked twice before the first reply began to end are one question: a
 * double click costs nothing. Throws when there is nothing to ask or more than 2,000 characters: the composer's bug.
 */
export async function askCoach(ask: Ask): Promise<{ questionId: string; replyId: string }> {
  const text = ask.text.trim();
  if (text === "" || text.length > QUESTION_MAX) throw new RangeError("a question has 1 to 2,000 characters");
  const db = currentDb();
  const tables = [db.messages, db.exchanges, db.versions, db.profile, db.drafts];
  return db.dexie.transaction("rw", tables, async () => {
    const exchange = await readCurrentExchange(ask.day);
    const branch = exchange === undefined ? [] : await readBranch(ask.day, exchange.id);
    const asked = branch.find((turn) => turn.question.text === text && isUnanswered(turn.current));
    if (asked !== undefined) return { questionId: asked.question.id, replyId: asked.current.id };

    const exchangeId = exchange?.id ?? (await openExchange(ask.day));
    const { profile } = await readProfile();
    const question: Question = {
      id: newId(),
      role: "question",
      day: ask.day,
      exchangeId,
      createdAt: now(),
      parentId: branch.at(-1)?.current.id ?? null,
      text,
      label: ask.label,
      mode: ask.mode,
      tone: profile.tone,
      lang: ask.lang,
      pushback: ask.pushback ?? false,
      withProfile: !isBlankProfile(profile),
      deliverable: await snapshot(ask.day),
      earlier: await snapshotEarlier(ask.needs),
    };
    const reply = queuedReply(question);
    await db.messages.bulkAdd([question, reply]);
    if (ask.draftKey !== undefined) await db.drafts.delete(ask.draftKey);
    return { questionId: question.id, replyId: reply.id };
  });
}

/**
 * « Réessayer » and « Refaire »: a fresh reply under the same question, queued, and its id. One already on its way
 * is answered instead of a second. A reply that the server never answered for keeps its id: nobody can know whether
 * its run exists, and the same id is one run however often it is sent.
 */
export async function retryReply(replyId: string): Promise<string> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.messages, async () => {
    const reply = await readReply(replyId);
    if (reply === undefined) throw new Error("no such reply");
    const siblings = await db.messages.where("parentId").equals(reply.parentId).toArray();
    const waiting = siblings.find((row) => row.role === "reply" && isUnanswered(row));
    if (waiting !== undefined) return waiting.id;
    if (mayHaveARun(reply)) {
      await db.messages.put({ ...reply, state: { status: "queued" } });
      return reply.id;
    }
    const fresh = queuedReply(await readQuestion(reply.parentId));
    // Whoever retried, by hand or by the clock: the clock must not do it again.
    const { state } = reply;
    if (state.status === "failed") await db.messages.put({ ...reply, state: { ...state, retryAtMs: null } });
    await db.messages.add(fresh);
    return fresh.id;
  });
}

/** Takes a question that has not left yet out again, with the exchange it would have opened. `false`: it has left. */
export async function removeQueued(replyId: string): Promise<boolean> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.messages, db.exchanges, async () => {
    const reply = await readReply(replyId);
    if (reply?.state.status !== "queued") return false;
    await db.messages.delete(reply.id);
    const siblings = await db.messages.where("parentId").equals(reply.parentId).count();
    if (siblings > 0) return true;
    await db.messages.delete(reply.parentId);
    const branch = await readBranch(reply.day, reply.exchangeId);
    if (branch.length === 0) await db.exchanges.delete(reply.exchangeId);
    return true;
  });
}

/**
 * Resolves once the server has closed the run, whose stream then ends with `stopped`. What has not left yet is
 * stopped here. `unreachable`: nothing is known to be stopped; the reply keeps its state.
 */
export async function stopReply(replyId: string): Promise<{ kind: "stopped" } | { kind: "unreachable" }> {
  const stoppedHere = await changeReply(replyId, (reply) =>
    reply.state.status === "queued" ? { ...reply, state: { status: "stopped" } } : null,
  );
  if (stoppedHere !== null) return { kind: "stopped" };
  // The stop may overtake a question that is still on its way up: the outbox then says it again.
  askedToStop.add(replyId);
  const answer = await postStop(replyId);
  const isGone = answer.kind === "problem" && (answer.problem === "not-found" || answer.problem === "run-expired");
  return answer.kind === "ok" || isGone ? { kind: "stopped" } : { kind: "unreachable" };
}

/** For the outbox, when a run has just been seen to exist. */
export async function stopIfAsked(replyId: string): Promise<void> {
  if (askedToStop.has(replyId)) await postStop(replyId);
}

const askedToStop = new Set<string>();

async function postStop(replyId: string): Promise<ApiAnswer<unknown>> {
  const answer = await callApi(z.unknown(), `/api/ai/coach/${replyId}/stop`, { method: "POST", body: {} });
  if (answer.kind === "ok") askedToStop.delete(replyId);
  return answer;
}

function queuedReply(question: Question): Reply {
  const { id: parentId, day, exchangeId } = question;
  const state = { status: "queued" } as const;
  return { id: newId(), role: "reply", day, exchangeId, createdAt: now(), parentId, text: "", source: null, state };
}

function mayHaveARun({ state, source }: Reply): boolean {
  return state.status === "failed" && state.failure === "server-away" && source === null;
}

async function openExchange(day: Day): Promise<string> {
  const id = newId();
  await currentDb().exchanges.add({ id, day, createdAt: now(), pinnedAt: null, deletedAt: null });
  return id;
}

async function snapshot(day: Day): Promise<Question["deliverable"]> {
  const deliverable = await readDeliverable(day);
  if (deliverable === undefined || deliverable.text.trim() === "") return null;
  return { version: deliverable.n, text: deliverable.text };
}

async function snapshotEarlier(days: readonly Day[]): Promise<Question["earlier"]> {
  const found: Question["earlier"] = [];
  for (const day of days) {
    const deliverable = await snapshot(day);
    if (deliverable !== null) found.push({ day, ...deliverable });
  }
  return found;
}
