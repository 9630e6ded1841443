/**
 * A question that was asked before, with its day's text as it now stands. With another text, it contests nothing.
 * `isHeard`: that text speaks of distress, and is sent all the same.
 */
import type { Question } from "#shared/message.ts";
import { snapshotDeliverable } from "#client/db/deliverables.ts";

export async function withCurrentText(question: Question, isHeard: boolean): Promise<Question> {
  const deliverable = await snapshotDeliverable(question.day);
  const isSame = deliverable?.text === question.deliverable?.text;
  return { ...question, deliverable, pushback: question.pushback && isSame, ...(isHeard && { heard: true }) };
}
