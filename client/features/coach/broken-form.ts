/** Where a whole reply breaks its form, held against all that was sent with its question. Nothing is sent to find out. */
import type { BrokenRule } from "#shared/reply-rule.ts";
import { brokenRules } from "#shared/reply-assertions.ts";
import { HISTORY_MAX } from "#shared/coach-protocol.ts";
import { isInDistress } from "#shared/distress.ts";
import type { Question, Reply } from "#shared/message.ts";
import { currentDb } from "#client/db/db.ts";
import { readProfile } from "#client/db/profile.ts";
import { readProgramme } from "#client/db/programme.ts";

/** Of a model's reply that is over and was not cut. None where the mission is not known, or someone is in distress. */
export async function readBrokenRules(reply: Reply, question: Question): Promise<BrokenRule[]> {
  const { state, source, text } = reply;
  if (source?.kind !== "model" || state.status !== "complete" || state.reason !== "stop") return [];
  const { mode, lang, pushback, earlier, memory, promises } = question;
  const deliverable = question.deliverable?.text ?? "";
  // Then there is help to be read, and no form to be weighed.
  if (isInDistress({ question: question.text, deliverable })) return [];
  const mission = (await readProgramme())?.missions[question.day - 1];
  if (mission === undefined) return [];
  const { trade, offer, audience } = (await readProfile()).profile;
  const known = [
    ...earlier.map((sent) => sent.text),
    JSON.stringify([memory ?? [], promises ?? []]),
    // As the prompt writes them: a score that the coach was told may be named.
    ...(memory ?? []).map(({ score }) => `${score}/4`),
    trade,
    offer,
    audience,
  ];
  known.push(question.remark?.text ?? "");
  known.push(...(await readTurnsBefore(question)));
  return brokenRules(text, { mode, lang, question: question.text, deliverable, pushback, mission, known });
}

/** The texts of the turns that may have been sent along. */
async function readTurnsBefore(question: Question): Promise<string[]> {
  const texts: string[] = [];
  let parentId = question.parentId;
  while (parentId !== null && texts.length < HISTORY_MAX) {
    const message = await currentDb().messages.get(parentId);
    if (message === undefined) break;
    texts.push(message.text);
    parentId = message.parentId;
  }
  return texts;
}
