/**
 * What a person does with an exchange that is over: read it whole, pin it, delete it and have it back, begin a new one
 * from it. Nothing here changes a word of it. What is deleted is in the bin, whole, for 30 days.
 */
import { Dexie } from "dexie";
import type { Day } from "#shared/day.ts";
import type { Message, Question, Reply } from "#shared/message.ts";
import { now } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { currentDb } from "./db.ts";
import type { ExchangeRow, VersionRow } from "./rows.ts";
import { readCurrentExchange } from "./threads.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** A question and every reply it was given, oldest first. */
export type AskedAndAnswered = { question: Question; replies: Reply[] };

/** Every question of the exchange, oldest first, on whatever branch. */
export type WholeExchange = { row: ExchangeRow; turns: AskedAndAnswered[] };

const DAY_MS = 86_400_000;
/** How long a deleted exchange can be had back. */
const BIN_DAYS = 30;

/** `undefined` while it is read; `null` where there is none (any more). */
export function useWholeExchange(id: string): WholeExchange | null | undefined {
  return useKeyedQuery(id, () => readWholeExchange(id));
}

export async function readWholeExchange(id: string): Promise<WholeExchange | null> {
  const row = await currentDb().exchanges.get(id);
  if (row === undefined) return null;
  const messages = await messagesOf(row).toArray();
  const replies = messages.filter((message) => message.role === "reply");
  const turns = messages
    .filter((message) => message.role === "question")
    .map((question) => ({ question, replies: replies.filter((reply) => reply.parentId === question.id) }));
  return { row, turns };
}

/** `undefined` while it is read; `null` where there is none (any more). */
export function useVersion(id: string): VersionRow | null | undefined {
  return useKeyedQuery(id, async () => (await currentDb().versions.get(id)) ?? null);
}

export async function setPinned(exchangeId: string, isPinned: boolean): Promise<void> {
  await currentDb().exchanges.update(exchangeId, { pinnedAt: isPinned ? now() : null });
}

/** `streaming`: the replies being written, for the caller to stop. `undo` puts everything back that nobody touched since. */
export type Deleted = { streaming: string[]; undo: () => Promise<void> };

/**
 * Puts the exchange in the bin. Nothing of it is asked any more: a question that waits to be sent is taken out of the
 * line, a failed one is not tried again by the clock. A run under way is the caller's to stop; until it is, its words
 * still come into the row.
 */
export async function deleteExchange(exchangeId: string): Promise<Deleted> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.exchanges, db.messages, async () => {
    const row = await db.exchanges.get(exchangeId);
    if (row === undefined) return { streaming: [], undo: () => Promise.resolve() };
    await db.exchanges.put({ ...row, deletedAt: now() });
    const replies = (await messagesOf(row).toArray()).filter((message) => message.role === "reply");
    const held = replies.flatMap((before) => {
      const after = heldBack(before);
      return after === null ? [] : [{ before, after }];
    });
    await db.messages.bulkPut(held.map(({ after }) => after));
    const streaming = replies.filter(({ state }) => state.status === "streaming").map(({ id }) => id);
    return { streaming, undo: () => undelete(exchangeId, held) };
  });
}

/** Takes it out of the bin. What was held back when it was deleted stays so: the person may ask again. */
export async function restoreExchange(exchangeId: string): Promise<void> {
  await currentDb().exchanges.update(exchangeId, { deletedAt: null });
}

/**
 * Deletes for good what has been in the bin for 30 days: every word that was said in it. What the person made of it
 * stays: a promise is theirs, and a score is part of their deliverable's history.
 */
export async function purgeBin(): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.exchanges, db.messages, db.verdicts, async () => {
    const old = await db.exchanges
      .where("deletedAt")
      .below(now() - BIN_DAYS * DAY_MS)
      .toArray();
    for (const row of old) {
      const ids = await messagesOf(row).primaryKeys();
      await db.verdicts.where("replyId").anyOf(ids).modify({ blocked: "", action: "" });
      await db.messages.bulkDelete(ids);
    }
    await db.exchanges.bulkDelete(old.map(({ id }) => id));
  });
}

/** Whole days until it goes for good, the day it goes being 0. */
export function daysLeftInBin(deletedAt: number): number {
  return Math.max(0, Math.ceil((deletedAt + BIN_DAYS * DAY_MS - now()) / DAY_MS));
}

/**
 * Opens a new, empty exchange on the day: the next question there opens it and none joins an older one. `recall` goes
 * into the day's draft, after what is there: what the coach is to know of the old exchange is in the question, where the
 * person sees it. One that was opened and not used yet is used. `undo` takes both back unless they were used.
 */
export async function openNewExchange(day: Day, recall: string): Promise<{ undo: () => Promise<void> }> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.exchanges, db.messages, db.drafts, async () => {
    const current = await readCurrentExchange(day);
    const isUnused = current !== undefined && (await messagesOf(current).count()) === 0;
    const exchange = isUnused ? current : newExchange(day);
    if (!isUnused) await db.exchanges.add(exchange);
    await addToComposer(day, recall);
    return { undo: () => closeUnused(exchange, recall) };
  });
}

/** Puts words into the day's composer, after those that wait there. Those that are there already are not put twice. */
export async function addToComposer(day: Day, words: string): Promise<void> {
  const { dexie, drafts } = currentDb();
  await dexie.transaction("rw", drafts, async () => {
    const kept = await drafts.get(composerKey(day));
    const text = kept?.text ?? "";
    if (text.includes(words.trim())) return;
    const joined = text.trim() === "" ? words : `${text.trimEnd()}\n\n${words}`;
    await drafts.put({ ...kept, key: composerKey(day), text: joined, updatedAt: now() });
  });
}

/** The draft of the coach's composer. */
function composerKey(day: Day): string {
  return `composer:${day}`;
}

function newExchange(day: Day): ExchangeRow {
  return { id: newId(), day, createdAt: now(), pinnedAt: null, deletedAt: null };
}

async function closeUnused(exchange: ExchangeRow, recall: string): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.exchanges, db.messages, db.drafts, async () => {
    if ((await messagesOf(exchange).count()) > 0) return;
    await db.exchanges.delete(exchange.id);
    const draft = await db.drafts.get(composerKey(exchange.day));
    if (recall === "" || draft === undefined || !draft.text.endsWith(recall)) return;
    await db.drafts.put({ ...draft, text: draft.text.slice(0, -recall.length).trimEnd(), updatedAt: now() });
  });
}

function messagesOf({ day, id }: ExchangeRow) {
  return currentDb().messages.where("[day+exchangeId+id]").between([day, id, Dexie.minKey], [day, id, Dexie.maxKey]);
}

/** `null`: nothing more would be asked for it. */
function heldBack(reply: Reply): Reply | null {
  const { state } = reply;
  if (state.status === "queued") return { ...reply, state: { status: "stopped" } };
  if (state.status === "failed" && state.retryAtMs !== null) {
    return { ...reply, state: { ...state, retryAtMs: null } };
  }
  return null;
}

async function undelete(exchangeId: string, held: readonly { before: Reply; after: Reply }[]): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.exchanges, db.messages, async () => {
    await restoreExchange(exchangeId);
    for (const { before, after } of held) {
      const row = await db.messages.get(before.id);
      if (row !== undefined && isAsLeft(row, after)) await db.messages.put(before);
    }
  });
}

function isAsLeft(row: Message, after: Reply): boolean {
  return row.role === "reply" && row.state.status === after.state.status && row.text === after.text;
}
