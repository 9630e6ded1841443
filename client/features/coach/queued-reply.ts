/** A reply that waits to be sent: what every way of asking puts under its question. */
import type { Question, Reply } from "#shared/message.ts";
import { now } from "#client/platform/clock.ts";
import { newId } from "#client/platform/ids.ts";

/** `kept`: the words it is to go on from; none for a reply that begins. */
export function queuedReply(question: Question, kept = ""): Reply {
  const { id: parentId, day, exchangeId } = question;
  const reply = { id: newId(), role: "reply", day, exchangeId, createdAt: now(), parentId, source: null } as const;
  const queued = { ...reply, text: kept, state: { status: "queued" } } as const;
  return kept === "" ? queued : { ...queued, kept: kept.length };
}
