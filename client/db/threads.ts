/**
 * Conversations per day: exchanges and their messages. Whoever changes a reply goes through here, so that its
 * state is looked at and written in one transaction: two tabs cannot both send it, and a late checkpoint cannot
 * undo an ending.
 */
import { Dexie } from "dexie";
import type { Day } from "#shared/day.ts";
import type { Message, Question, Reply, ReplyState } from "#shared/message.ts";
import { currentDb } from "./db.ts";
import type { ExchangeRow } from "./rows.ts";

/** A question and its replies, oldest first; `current` is the newest of them. */
export type ThreadTurn = { question: Question; replies: Reply[]; current: Reply };

/** The exchange that the day's next question joins: the newest that was not deleted. */
export async function readCurrentExchange(day: Day): Promise<ExchangeRow | undefined> {
  const rows = await currentDb().exchanges.where("day").equals(day).toArray();
  return rows.filter((row) => row.deletedAt === null).toSorted(newestFirst)[0];
}

/** Every message of an exchange, oldest first. */
export function messagesOf({ day, id }: Pick<ExchangeRow, "day" | "id">) {
  return currentDb().messages.where("[day+exchangeId+id]").between([day, id, Dexie.minKey], [day, id, Dexie.maxKey]);
}

/** The current branch: from the newest question up to the one that opened the exchange, oldest first. */
export async function readBranch(day: Day, exchangeId: string): Promise<ThreadTurn[]> {
  return branchOf(await messagesOf({ day, id: exchangeId }).toArray());
}

/** The same of messages that were read already, all of one exchange, oldest first. */
export function branchOf(messages: readonly Message[]): ThreadTurn[] {
  const newest = messages.findLast((message) => message.role === "question");
  return newest === undefined ? [] : branchTo(newest.id, messages);
}

/** The turns that lead to a question, itself left out. */
export async function readTurnsBefore(question: Question): Promise<ThreadTurn[]> {
  const messages = await messagesOf({ day: question.day, id: question.exchangeId }).toArray();
  return branchTo(question.id, messages).slice(0, -1);
}

export async function readQuestion(id: string): Promise<Question> {
  const row = await currentDb().messages.get(id);
  if (row?.role !== "question") throw new Error("a reply without its question");
  return row;
}

export async function readReply(id: string): Promise<Reply | undefined> {
  const row = await currentDb().messages.get(id);
  return row?.role === "reply" ? row : undefined;
}

export function countReplies(questionId: string): Promise<number> {
  return currentDb().messages.where("parentId").equals(questionId).count();
}

/** The questions that followed a reply follow another one from now on, or open the exchange: none is left hanging. */
export async function moveFollowers(replyId: string, parentId: string | null): Promise<void> {
  const { messages } = currentDb();
  for (const row of await messages.where("parentId").equals(replyId).toArray()) {
    if (row.role === "question") await messages.put({ ...row, parentId });
  }
}

/** Every reply in that state, oldest first. */
export async function readRepliesIn(status: ReplyState["status"]): Promise<Reply[]> {
  const rows = await currentDb().messages.where("state.status").equals(status).sortBy("id");
  return rows.filter((row) => row.role === "reply");
}

/** How many replies came to an end of their own or at the person's word: the number changes when one more does. */
export async function countEndedReplies(): Promise<number> {
  const { messages } = currentDb();
  const counts = ["complete", "stopped"].map((status) => messages.where("state.status").equals(status).count());
  const [complete = 0, stopped = 0] = await Promise.all(counts);
  return complete + stopped;
}

/**
 * Writes what `change` makes of the reply as it stands, or nothing where it answers `null`. Answers the row as it
 * then is, durable; `null` where nothing was written.
 */
export async function changeReply(id: string, change: (reply: Reply) => Reply | null): Promise<Reply | null> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.messages, async () => {
    const reply = await readReply(id);
    const changed = reply === undefined ? null : change(reply);
    if (changed !== null) await db.messages.put(changed);
    return changed;
  });
}

/** Keeps the words in flight, unless the row already ended or holds as many of them. */
export async function checkpointReply(reply: Reply): Promise<void> {
  await changeReply(reply.id, (row) => {
    const isNewer = "seq" in row.state && "seq" in reply.state && row.state.seq < reply.state.seq;
    return isNewer ? reply : null;
  });
}

/**
 * Writes a reply's end, unless the row already ended or another tab brought it further. Two tabs may write one reply
 * for a moment, when one took over from the other: neither takes words or an end away.
 */
export async function endReply(reply: Reply): Promise<void> {
  await changeReply(reply.id, (row) => {
    const isOpen = row.state.status === "streaming" || (row.state.status === "interrupted" && !row.state.final);
    return isOpen && row.text.length <= reply.text.length ? reply : null;
  });
}

/** It waits to be sent, or its words are on their way. */
export function isUnanswered({ state }: Reply): boolean {
  return state.status === "queued" || state.status === "streaming";
}

/** It is over, with words in it: what a later question may follow. */
export function saysSomething({ state, text }: Reply): boolean {
  const isOver = state.status === "complete" || state.status === "stopped" || state.status === "interrupted";
  return isOver && text.trim() !== "";
}

/** `messages` are in the order they were made, so siblings come oldest first. */
function branchTo(questionId: string, messages: readonly Message[]): ThreadTurn[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const repliesTo = new Map<string, Reply[]>();
  for (const message of messages) {
    if (message.role !== "reply") continue;
    const siblings = repliesTo.get(message.parentId);
    if (siblings === undefined) repliesTo.set(message.parentId, [message]);
    else siblings.push(message);
  }
  const turns: ThreadTurn[] = [];
  let question = byId.get(questionId);
  while (question?.role === "question") {
    const { id, parentId } = question;
    const replies = repliesTo.get(id) ?? [];
    const current = replies.at(-1);
    if (current !== undefined) turns.push({ question, replies, current });
    const followed = parentId === null ? undefined : byId.get(parentId);
    question = followed?.role === "reply" ? byId.get(followed.parentId) : undefined;
  }
  return turns.toReversed();
}

function newestFirst(a: ExchangeRow, b: ExchangeRow): number {
  return a.id < b.id ? 1 : -1;
}
