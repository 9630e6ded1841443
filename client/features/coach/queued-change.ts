/**
 * A question that waited for the network, or for the app to be opened again, was asked about a text and on a day. When
 * one of them is another by now, the person says which text goes; nothing is sent on a guess.
 */
import { civilDateIn, type Day, dayOn } from "#shared/day.ts";
import type { Question } from "#shared/message.ts";
import { now } from "#client/platform/clock.ts";
import { currentDb } from "#client/db/db.ts";
import { snapshotDeliverable } from "#client/db/deliverables.ts";
import { readCalendar, type ZonedCalendar } from "#client/db/calendar.ts";
import { changeReply, moveFollowers, readQuestion, readReply } from "#client/db/threads.ts";
import { queuedReply } from "./queued-reply.ts";
import { withCurrentText } from "./with-current-text.ts";

export type QueuedChange = {
  /** The programme's day when it was asked and the one it is now; `null` where they are the same. */
  day: { asked: Day; today: Day } | null;
  /** Whether the text of the question's day is another, and the version it now is; `null`: there is none any more. */
  text: { version: number | null } | null;
};

/** `null`: nothing changed since the question was asked. */
export async function changeSince(question: Question): Promise<QueuedChange | null> {
  const current = await snapshotDeliverable(question.day);
  const isSameText = current?.text === question.deliverable?.text && current?.version === question.deliverable?.version;
  const calendar = await readCalendar();
  const asked = calendar && dayAt(calendar, question.createdAt);
  const today = calendar && dayAt(calendar, now());
  const day = asked === undefined || today === undefined || asked === today ? null : { asked, today };
  if (isSameText && day === null) return null;
  return { day, text: isSameText ? null : { version: current?.version ?? null } };
}

/** Lets the question go as it was asked. */
export async function sendAsAsked(replyId: string): Promise<void> {
  await changeReply(replyId, (reply) =>
    reply.state.status === "queued" ? { ...reply, state: { status: "queued", consent: "given" } } : null,
  );
}

/**
 * Lets the question go with the text as it stands now. Under a new id: a post that got no answer may have begun a run
 * with the old text, and one id is one body. `isHeard`: the text speaks of distress, and is sent all the same.
 */
export async function sendWithCurrentText(replyId: string, isHeard: boolean): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.messages, db.versions, async () => {
    const reply = await readReply(replyId);
    if (reply?.state.status !== "queued") return;
    const current = await withCurrentText(await readQuestion(reply.parentId), isHeard);
    await db.messages.put(current);
    const fresh = queuedReply(current);
    await db.messages.delete(reply.id);
    await db.messages.add({ ...fresh, state: { status: "queued", consent: "given" } });
    await moveFollowers(reply.id, fresh.id);
  });
}

function dayAt(calendar: ZonedCalendar, atMs: number): Day {
  return dayOn(calendar, civilDateIn(calendar.zone, atMs));
}
