/**
 * What a person does with an exchange that is over: read it whole, pin it, begin a new one from it. Nothing here changes a
 * word of it.
 */
import type { Day } from "#shared/day.ts";
import type { Question, Reply } from "#shared/message.ts";
import { now } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { currentDb } from "./db.ts";
import type { ExchangeRow, VersionRow } from "./rows.ts";
import { messagesOf, readCurrentExchange } from "./threads.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** A question and every reply it was given, oldest first. */
export type AskedAndAnswered = { question: Question; replies: Reply[] };

/** Every question of the exchange, oldest first, on whatever branch. */
export type WholeExchange = { row: ExchangeRow; turns: AskedAndAnswered[] };

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

/** `undefined` while it is read. */
export function useIsPinned(exchangeId: string): boolean | undefined {
  return useKeyedQuery(exchangeId, async () => {
    const row = await currentDb().exchanges.get(exchangeId);
    return row !== undefined && row.pinnedAt !== null;
  });
}

export async function setPinned(exchangeId: string, isPinned: boolean): Promise<void> {
  await currentDb().exchanges.update(exchangeId, { pinnedAt: isPinned ? now() : null });
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
