/**
 * What a reply judged is read from it once, as it ends. What never breaks: the same text keeps its score, however often and
 * however hard it is asked about, unless the reply itself says that it changed its mind and to which score.
 */
import { declaredCount } from "#shared/is-declared.ts";
import { inWords, type Judgement } from "#shared/judged-criteria.ts";
import type { Question, Reply } from "#shared/message.ts";
import { readScore, type SaidScore } from "#shared/one-score.ts";
import type { Mission } from "#shared/programme.ts";
import { type Blocker, quotationsOf } from "#shared/reply-points.ts";
import { labelOf } from "#shared/reply-score.ts";
import { changedScore } from "#shared/reply-stance.ts";
import { type Reading, readReply as readForm } from "#shared/verdict.ts";
import { now } from "../platform/clock.ts";
import { currentDb } from "./db.ts";
import { readProgramme } from "./programme.ts";
import type { VerdictRow } from "./rows.ts";
import { clippedSaid } from "./said-line.ts";
import { readQuestion } from "./threads.ts";
import { lastKeptOn, readJudgedTexts } from "./verdicts.ts";

/** Keeps what a whole reply judged, if it did: call it in the transaction that writes its end. */
export async function recordVerdict(reply: Reply): Promise<void> {
  if (reply.state.status !== "complete" || reply.source?.kind !== "model") return;
  const question = await readQuestion(reply.parentId);
  const { deliverable } = question;
  if (deliverable === null) return;
  const form = readForm(reply.text, deliverable.text);
  const earlier = await lastVerdictOn(reply, deliverable.text);
  const said = saidScore(reply, form, earlier);
  if (said === null) return;
  const mission = (await readProgramme())?.missions[reply.day - 1];
  const isKept = earlier !== null && form.stance?.kind !== "changed";
  const criteria = mission?.criteria ?? [];
  const declared = question.declared ?? [];
  const fresh = freshScore(mission, question, said);
  const scored = isKept ? keptScore(earlier, fresh, mission, question) : fresh;
  const score = scored.ofText === undefined ? scored.score : scored.ofText + declaredCount(criteria, declared);
  await currentDb().verdicts.put({
    ...scored,
    replyId: reply.id,
    day: reply.day,
    version: deliverable.version,
    // The score's, whatever label the reply writes beside it.
    label: labelOf(score),
    score,
    ...(form.kind === "verdict"
      ? { blocked: blockedBy(form.blockers[0], question, mission), action: clippedSaid(form.nextAction ?? "") }
      : { blocked: earlier?.blocked ?? "", action: earlier?.action ?? "" }),
    ...(isKept && { isKept }),
    judgedAt: now(),
  });
}

/** `null`: the reply gives no score, or gives it outside of the form to a text that has none to be changed. */
function saidScore({ text, state }: Reply, form: Reading, earlier: VerdictRow | null): SaidScore | null {
  if (form.kind === "verdict") {
    if (form.score === null) return null;
    const isWhole = state.status === "complete" && state.reason === "stop";
    return { score: form.score, blockers: isWhole ? form.blockers : null };
  }
  if (earlier === null || form.stance?.kind !== "changed") return null;
  const score = changedScore(text);
  return score === null ? null : { score, blockers: [] };
}

type Scored = Pick<VerdictRow, "score" | "ofText" | "met" | "missed">;

/** Where the mission is not known, the reply's own figure is all there is. */
function freshScore(mission: Mission | undefined, question: Question, said: SaidScore): Scored {
  const { score, blockers } = said;
  if (mission === undefined) return { score, ...(blockers !== null && { met: [], missed: [] }) };
  const read = readScore(mission, question.deliverable?.text ?? "", question.declared ?? [], said);
  const { ofText, judgements } = read;
  if (judgements === null) return { score, ofText };
  const named = (judgement: Judgement) =>
    mission.criteria.filter((_, index) => judgements[index] === judgement).map(({ text }) => text.fr);
  return { score, ofText, met: named("met"), missed: named("missed") };
}

/** Of a verdict from before a text's own part was counted, it is counted now. */
function keptScore(earlier: VerdictRow, fresh: Scored, mission: Mission | undefined, question: Question): Scored {
  const { score } = earlier;
  const ofText = earlier.ofText ?? freshScore(mission, question, { score, blockers: null }).ofText;
  // One that was cut off named no criteria; one that agrees with it may.
  const { met, missed } = earlier.met === undefined && fresh.ofText === ofText ? fresh : earlier;
  return {
    score,
    ...(ofText !== undefined && { ofText }),
    ...(met !== undefined && { met }),
    ...(missed !== undefined && { missed }),
  };
}

async function lastVerdictOn(reply: Reply, text: string): Promise<VerdictRow | null> {
  const others = (await readJudgedTexts(reply.day)).filter(({ verdict }) => verdict.replyId !== reply.id);
  return lastKeptOn(text, others) ?? null;
}

/** What the first one says is missing, with the criterion's words for its number: on another day it means nothing. */
function blockedBy(blocker: Blocker | undefined, { lang }: Question, mission: Mission | undefined): string {
  if (blocker === undefined) return "";
  return clippedSaid(inWords(blocker.missed || wordsOf(blocker), mission?.criteria ?? [], lang));
}

/** Without what it gives as a quotation and is none. */
function wordsOf(blocker: Blocker): string {
  let words = blocker.text;
  for (const quotation of quotationsOf(blocker).toReversed()) {
    if ("in" in quotation) continue;
    words = words.slice(0, quotation.at.start) + words.slice(quotation.at.end);
  }
  return /[\p{L}\p{N}]/u.test(words) ? words : "";
}
