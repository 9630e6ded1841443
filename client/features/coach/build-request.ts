/**
 * A stored question as the wire takes it. What is sent is what was snapshotted when it was asked; of the exchange,
 * as many of the last turns as fit. Nothing is cut out of the middle of a text to make it fit.
 */
import {
  type CoachRequest,
  HISTORY_MAX,
  PROTOCOL_VERSION,
  REQUEST_MAX_BYTES,
  type Turn,
} from "#shared/coach-protocol.ts";
import { DELIVERABLE_MAX } from "#shared/deliverable-max.ts";
import type { Lang } from "#shared/lang.ts";
import type { Question } from "#shared/message.ts";
import { saysSomething, type ThreadTurn } from "#client/db/threads.ts";

/** `too-long`: the question and its deliverables are over the limit even with no history. */
export type BuiltRequest = { kind: "request"; request: CoachRequest } | { kind: "too-long" };

const TURN_MAX = 20_000;
/** Of a reply to go on from, its end: the server's own cap on a reply is well below. */
const KEPT_MAX = 8_000;

/**
 * `before`: the turns of the branch that lead to the question, oldest first. `kept`: the words of an earlier reply
 * that this one resumes; the question and they are then the last turns, and what is asked is to go on.
 */
export function buildRequest(
  replyId: string,
  question: Question,
  before: readonly ThreadTurn[],
  kept = "",
): BuiltRequest {
  const texts = [question.deliverable, ...question.earlier];
  if (texts.some((sent) => sent !== null && sent.text.length > DELIVERABLE_MAX)) return { kind: "too-long" };
  const resumed = kept === "" ? [] : resumedTurns(question, kept);
  const asked = kept === "" ? question : { ...question, text: GO_ON[question.lang], pushback: false };
  // A question and its reply go or stay together.
  let turns = before.flatMap(historyOf).slice(resumed.length - HISTORY_MAX);
  for (;;) {
    const request = requestWith(replyId, asked, [...turns, ...resumed]);
    if (utf8Bytes(JSON.stringify(request)) <= REQUEST_MAX_BYTES) return { kind: "request", request };
    if (turns.length === 0) return { kind: "too-long" };
    turns = turns.slice(2);
  }
}

function requestWith(replyId: string, question: Question, history: Turn[]): CoachRequest {
  return {
    v: PROTOCOL_VERSION,
    id: replyId,
    day: question.day,
    lang: question.lang,
    mode: question.mode,
    tone: question.tone,
    question: question.text,
    ...(question.deliverable && { deliverable: question.deliverable }),
    ...(question.earlier.length > 0 && { earlier: question.earlier }),
    history,
    memory: question.memory ?? [],
    // A server that is one version old knows no such fields: they are not there when they say nothing.
    ...(question.promises !== undefined && question.promises.length > 0 && { promises: question.promises }),
    ...(question.declared !== undefined && question.declared.length > 0 && { declared: question.declared }),
    ...(question.remark !== undefined && { remark: question.remark }),
    ...(question.heard === true && { heard: true }),
    pushback: question.pushback,
  };
}

/** Two turns, or none where no reply says anything: a question that got no words would only be asked twice. */
function historyOf({ question, replies }: ThreadTurn): Turn[] {
  const reply = replies.findLast(saysSomething);
  if (reply === undefined) return [];
  return [
    { role: "user", text: question.text },
    { role: "assistant", text: reply.text.slice(0, TURN_MAX).replace(/[\uD800-\uDBFF]$/, "") },
  ];
}

function resumedTurns(question: Question, kept: string): Turn[] {
  return [
    { role: "user", text: question.text },
    { role: "assistant", text: kept.slice(-KEPT_MAX).replace(/^[\uDC00-\uDFFF]/, "") },
  ];
}

const GO_ON: Record<Lang, string> = {
  fr: "Ta réponse ci-dessus a été interrompue. Écris seulement la suite, à partir du caractère exact où elle s’arrête (un mot coupé se termine). Ne répète rien, n’annonce rien, garde le même plan et la même mise en forme.",
  en: "Your reply above was interrupted. Write only what follows, from the exact character where it stops (finish a word that was cut). Repeat nothing, announce nothing, keep the same outline and formatting.",
};

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
