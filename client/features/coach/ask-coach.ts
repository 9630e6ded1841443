/**
 * Asking, once `care-gate` lets it. A question is in the database, with the reply it waits for, before anything is on the network; the outbox
 * watches the table and takes it from there. Until it has left it can be taken out again.
 */
import { QUESTION_MAX, type Remark } from "#shared/coach-protocol.ts";
import type { Day } from "#shared/day.ts";
import { isDeclared } from "#shared/is-declared.ts";
import type { Lang } from "#shared/lang.ts";
import type { Question } from "#shared/message.ts";
import { isBlankProfile } from "#shared/profile.ts";
import type { Mode } from "#shared/programme.ts";
import { isPushback } from "#shared/pushback.ts";
import { now } from "#client/platform/clock.ts";
import { newId } from "#client/platform/ids.ts";
import { readDayLog } from "#client/db/day-log.ts";
import { currentDb } from "#client/db/db.ts";
import { snapshotDeliverable } from "#client/db/deliverables.ts";
import { dropRemark } from "#client/db/remark.ts";
import { readCoachMemory } from "#client/db/coach-memory.ts";
import { readProfile } from "#client/db/profile.ts";
import { readProgramme } from "#client/db/programme.ts";
import {
  isUnanswered,
  moveFollowers,
  readBranch,
  readCurrentExchange,
  readQuestion,
  readReply,
} from "#client/db/threads.ts";
import { readJudgedText } from "./judged-text.ts";
import { queuedReply } from "./queued-reply.ts";

export type Ask = {
  day: Day;
  lang: Lang;
  text: string;
  /** The chip's label, where a chip asks. */
  label: string | null;
  mode: Mode;
  /** Earlier days whose last version goes along. */
  needs: readonly Day[];
  /** What of the binôme's stood above the composer, to the letter. Absent: nothing was shown there. */
  remark?: Remark;
  /** The draft that this question was: removed in the same transaction, so the words are always in one place. Words that
   * another tab has put there meanwhile stay. */
  draftKey?: string;
  /** It speaks of distress, and the person sends it all the same (`care-gate`). */
  isHeard?: boolean;
};

/**
 * Durable when it resolves. The same words asked twice before the first reply began to end are one question: a
 * double click costs nothing. Throws when there is nothing to ask or more than 2,000 characters: the composer's bug.
 */
export async function askCoach(ask: Ask): Promise<{ questionId: string; replyId: string }> {
  const text = ask.text.trim();
  if (text === "" || text.length > QUESTION_MAX) throw new RangeError("a question has 1 to 2,000 characters");
  const db = currentDb();
  const tables = [
    db.messages,
    db.exchanges,
    db.versions,
    db.profile,
    db.drafts,
    db.verdicts,
    db.promises,
    db.dayLog,
    db.programme,
    db.meta,
  ];
  return db.dexie.transaction("rw", tables, async () => {
    const exchange = await readCurrentExchange(ask.day);
    const branch = exchange === undefined ? [] : await readBranch(ask.day, exchange.id);
    const asked = branch.find(
      ({ question, current }) => question.text === text && isUnanswered(current) && hasRemark(question, ask.remark),
    );
    if (asked !== undefined) return { questionId: asked.question.id, replyId: asked.current.id };

    const exchangeId = exchange?.id ?? (await openExchange(ask.day));
    const { profile } = await readProfile();
    const deliverable = await snapshotDeliverable(ask.day);
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
      pushback: isPushback({
        question: text,
        deliverable: deliverable?.text ?? null,
        judged: await readJudgedText(branch),
      }),
      withProfile: !isBlankProfile(profile),
      deliverable,
      earlier: await snapshotEarlier(ask.needs),
      ...(await readCoachMemory()),
      declared: await readDeclared(ask.day),
      ...(ask.remark !== undefined && { remark: ask.remark }),
      ...(ask.isHeard === true && { heard: true }),
    };
    const reply = queuedReply(question);
    await db.messages.bulkAdd([question, reply]);
    if (ask.remark !== undefined) await dropRemark(ask.day, ask.remark);
    if (ask.draftKey !== undefined)
      await db.drafts
        .where({ key: ask.draftKey })
        .filter((draft) => draft.text.trim() === text)
        .delete();
    return { questionId: question.id, replyId: reply.id };
  });
}

/** Takes a question that has not left yet out again, with the exchange it would have opened. `false`: it has left. */
export async function removeQueued(replyId: string): Promise<boolean> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.messages, db.exchanges, async () => {
    const reply = await readReply(replyId);
    if (reply?.state.status !== "queued") return false;
    await db.messages.delete(reply.id);
    const siblings = await db.messages.where("parentId").equals(reply.parentId).sortBy("id");
    const sibling = siblings.at(-1);
    if (sibling !== undefined) {
      await moveFollowers(reply.id, sibling.id);
      return true;
    }
    await moveFollowers(reply.id, (await readQuestion(reply.parentId)).parentId);
    await db.messages.delete(reply.parentId);
    const branch = await readBranch(reply.day, reply.exchangeId);
    if (branch.length === 0) await db.exchanges.delete(reply.exchangeId);
    return true;
  });
}

/** The second click of two finds the card gone already. */
function hasRemark({ remark }: Question, shown: Remark | undefined): boolean {
  return shown === undefined || (shown.text === remark?.text && shown.from === remark.from);
}

async function openExchange(day: Day): Promise<string> {
  const id = newId();
  await currentDb().exchanges.add({ id, day, createdAt: now(), pinnedAt: null, deletedAt: null });
  return id;
}

/** Of the mission as this device knows it: what it no longer asks for is not told. */
async function readDeclared(day: Day): Promise<string[]> {
  const { declared } = await readDayLog(day);
  const criteria = (await readProgramme())?.missions[day - 1]?.criteria ?? [];
  return criteria.filter((criterion) => isDeclared(criterion, declared)).map(({ text }) => text.fr);
}

async function snapshotEarlier(days: readonly Day[]): Promise<Question["earlier"]> {
  const found: Question["earlier"] = [];
  for (const day of days) {
    const deliverable = await snapshotDeliverable(day);
    if (deliverable !== null) found.push({ day, ...deliverable });
  }
  return found;
}
