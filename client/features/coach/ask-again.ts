/**
 * A question asked once more. « Refaire » and « Réessayer » make a fresh reply beside the first; « Reprendre » makes
 * one that begins with the words of the reply it resumes, and whose run is asked to go on from there.
 *
 * A resumed reply is a sibling, not a continuation of the old row: the old one stays as it ended, under the id of its
 * own run; the new one holds the whole text, so no word leaves the screen, and the history needs only the newest
 * reply that says something.
 *
 * A fresh reply has a fresh id, and is told of the days as they are now: what a thread said that was deleted since the
 * question was asked is sent no more.
 */
import type { Question, Reply } from "#shared/message.ts";
import { readCoachMemory } from "#client/db/coach-memory.ts";
import { currentDb } from "#client/db/db.ts";
import { isUnanswered, readQuestion, readReply } from "#client/db/threads.ts";
import { queuedReply } from "./queued-reply.ts";
import { withCurrentText } from "./with-current-text.ts";

/**
 * « Réessayer » and « Refaire »: a fresh reply under the same question, queued, and its id. One already on its way
 * is answered instead of a second. A reply that the server never answered for keeps its id: nobody can know whether
 * its run exists, and the same id is one run however often it is sent. `isHeard`: the text that is sent in
 * place of one that was too long speaks of distress.
 */
export function retryReply(replyId: string, isHeard = false): Promise<string> {
  // What failed to go on is tried again from where it was to go on.
  const keptOf = ({ state, text, kept }: Reply) => (state.status === "failed" ? text.slice(0, kept ?? 0) : "");
  return askAgain(replyId, isHeard, keptOf);
}

/** « Reprendre »: a new run that goes on after the words that arrived. The id of its reply. */
export function resumeReply(replyId: string): Promise<string> {
  return askAgain(replyId, false, ({ text }) => text);
}

/** Whether there is anything to resume; counted facts are not written word by word, and are counted anew. */
export function canResume({ state, text, source }: Reply): boolean {
  return isCutShort(state) && text.trim() !== "" && source?.kind !== "checks";
}

/** Its last words are not where it would have ended: it was stopped, interrupted, or reached the length a reply may have. */
export function isCutShort(state: Reply["state"]): boolean {
  if (state.status === "complete") return state.reason === "length";
  return state.status === "stopped" || state.status === "interrupted";
}

/** Whether another text than before goes along with the question. */
export function takesCurrentText({ state }: Reply): boolean {
  return state.status === "failed" && state.failure === "too-long";
}

/** `keptOf`: the words that the fresh reply is to go on from. */
async function askAgain(replyId: string, isHeard: boolean, keptOf: (reply: Reply) => string): Promise<string> {
  const db = currentDb();
  const tables = [db.messages, db.versions, db.verdicts, db.promises, db.exchanges, db.dayLog, db.programme];
  return db.dexie.transaction("rw", tables, async () => {
    const reply = await readReply(replyId);
    if (reply === undefined) throw new Error("no such reply");
    const messages = await db.messages.where("parentId").equals(reply.parentId).toArray();
    const siblings = messages.filter((message) => message.role === "reply");
    // Whoever asked again, by hand or by the clock, of whichever sibling: the clock must not ask once more.
    for (const { state, ...sibling } of siblings) {
      if (state.status === "failed") await db.messages.put({ ...sibling, state: { ...state, retryAtMs: null } });
    }
    const waiting = siblings.find(isUnanswered);
    if (waiting !== undefined) return waiting.id;
    // Of the newest alone: beside a fresh reply the question is told anew, and one id is one body.
    const isSame = mayHaveARun(reply) && reply.id === siblings.at(-1)?.id;
    const queued: Reply = isSame
      ? { ...reply, state: { status: "queued" } }
      : queuedReply(await questionAnew(reply, siblings, isHeard), keptOf(reply));
    await db.messages.put(queued);
    return queued.id;
  });
}

/**
 * The question as it was asked, with the memory as it is now; one whose text was too long for any reply is asked about
 * the text as it is now.
 */
async function questionAnew(reply: Reply, siblings: readonly Reply[], isHeard: boolean): Promise<Question> {
  const question = { ...(await readQuestion(reply.parentId)), ...(await readCoachMemory()) };
  const isShortened = takesCurrentText(reply) && siblings.every(({ text }) => text === "");
  const anew = isShortened ? await withCurrentText(question, isHeard) : question;
  await currentDb().messages.put(anew);
  return anew;
}

function mayHaveARun({ state, source }: Reply): boolean {
  return state.status === "failed" && state.failure === "server-away" && source === null;
}
