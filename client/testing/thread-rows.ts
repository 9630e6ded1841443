/** Rows as a test begins with them: whole and plain. What a test means to say, it gives; all else means nothing there. */
import type { Question, Reply } from "#shared/message.ts";
import type { ExchangeRow, PromiseRow, VerdictRow } from "../db/rows.ts";
import { newId } from "../platform/ids.ts";

export function exchangeRow(given: Partial<ExchangeRow> = {}): ExchangeRow {
  return { id: newId(), day: 3, createdAt: 1, pinnedAt: null, deletedAt: null, ...given };
}

/** It opens its exchange. */
export function questionRow(given: Partial<Question> = {}): Question {
  return {
    id: newId(),
    role: "question",
    day: 3,
    exchangeId: newId(),
    createdAt: 1,
    parentId: null,
    text: "Critique mon post",
    label: null,
    mode: "free",
    tone: "direct",
    lang: "fr",
    pushback: false,
    withProfile: false,
    deliverable: null,
    earlier: [],
    ...given,
  };
}

/** To that question, beside it in its exchange; it was stopped. */
export function replyRow(question: Question, given: Partial<Reply> = {}): Reply {
  const { id: parentId, day, exchangeId, createdAt } = question;
  return {
    id: newId(),
    role: "reply",
    day,
    exchangeId,
    createdAt,
    parentId,
    text: "Pas encore.",
    source: null,
    state: { status: "stopped" },
    ...given,
  };
}

export function verdictRow(given: Partial<VerdictRow> = {}): VerdictRow {
  const said = { label: "almost", score: 3, blocked: "client flou", action: "appeler Nadia" } as const;
  return { replyId: newId(), day: 3, version: 1, ...said, judgedAt: 1, ...given };
}

export function promiseRow(given: Partial<PromiseRow> = {}): PromiseRow {
  const promised = { text: "Appeler Nadia", dueOn: "2026-11-25", state: "open" } as const;
  return { id: newId(), day: 3, replyId: newId(), ...promised, createdAt: 1, ...given };
}
