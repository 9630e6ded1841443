/**
 * Exchanges that were deleted: whole for 30 days, so that they can be had back, then gone for good. Nothing here changes a
 * word of one that can still be had back.
 */
import type { Day } from "#shared/day.ts";
import type { Message, Reply } from "#shared/message.ts";
import { now } from "../platform/clock.ts";
import { currentDb } from "./db.ts";
import { clippedSaid } from "./said-line.ts";
import { messagesOf } from "./threads.ts";

const DAY_MS = 86_400_000;
/** How long a deleted exchange can be had back. */
const BIN_DAYS = 30;

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
 * Deletes for good what has been in the bin for 30 days: every word that was said in it, and what later questions were
 * told of it. What the person made of it stays: a promise is theirs, and a score is part of their deliverable's history.
 */
export async function purgeBin(): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.exchanges, db.messages, db.verdicts, db.promises, async () => {
    const old = await db.exchanges
      .where("deletedAt")
      .below(now() - BIN_DAYS * DAY_MS)
      .toArray();
    // A deletion of nothing is told as a write.
    if (old.length === 0) return;
    const said = new Set<string>();
    for (const row of old) {
      const ids = await messagesOf(row).primaryKeys();
      const verdicts = db.verdicts.where("replyId").anyOf(ids);
      for (const { day, blocked, action } of await verdicts.toArray())
        for (const words of [blocked, action]) said.add(saidOn(day, words));
      const isOf = new Set(ids);
      for (const { day, text } of await db.promises.filter(({ replyId }) => isOf.has(replyId)).toArray())
        said.add(saidOn(day, text));
      await verdicts.modify({ blocked: "", action: "" });
      await db.messages.bulkDelete(ids);
    }
    await forgetSaid(said);
    await db.exchanges.bulkDelete(old.map(({ id }) => id));
  });
}

/** Takes words out of what questions of other exchanges were told; a score stays. Nothing that old waits to be sent. */
async function forgetSaid(said: ReadonlySet<string>): Promise<void> {
  const rest = (day: Day, words: string) => (said.has(saidOn(day, words)) ? "" : words);
  await currentDb()
    .messages.filter((message) => message.role === "question")
    .modify((message) => {
      if (message.role !== "question") return;
      for (const line of message.memory ?? []) {
        line.blocked = rest(line.day, line.blocked);
        line.action = rest(line.day, line.action);
      }
      if (message.promises !== undefined)
        message.promises = message.promises.filter(({ day, action }) => rest(day, action) !== "");
    });
}

/**
 * The lines of a snapshot name their day, and no reply. Clipped as a verdict's are: the words of an action that became a
 * promise are told whole, and are still the reply's once the person has changed the promise's own.
 */
function saidOn(day: Day, words: string): string {
  return `${day} ${clippedSaid(words)}`;
}

/** Whole days until it goes for good, the day it goes being 0. */
export function daysLeftInBin(deletedAt: number): number {
  return Math.max(0, Math.ceil((deletedAt + BIN_DAYS * DAY_MS - now()) / DAY_MS));
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
