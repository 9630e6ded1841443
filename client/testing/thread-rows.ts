/** Rows as a test begins with them: whole and plain. What a test means to say, it gives; all else means nothing there. */
import type { Question, Reply } from "#shared/message.ts";
import type { BuddyEntryRow, ExchangeRow, PairRow, PromiseRow, VerdictRow } from "../db/rows.ts";
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

/** The present binôme, Léa; nothing was written yet. */
export function pairRow(given: Partial<PairRow> = {}): PairRow {
  const marks = { delivered: 0, read: 0 };
  return { id: crypto.randomUUID(), name: "Léa", since: 1, endedAt: null, theirs: marks, mine: marks, ...given };
}

/** A word of the other one's, on 25 November 2026, which the server has. */
export function buddyEntryRow(given: Partial<BuddyEntryRow> = {}): BuddyEntryRow {
  const at = Date.parse("2026-11-25T09:44:00");
  const body = { kind: "text", text: "Bien reçu." } as const;
  return { id: newId(), pairId: "p", seq: 1, fromMe: false, at, body, failure: null, ...given };
}

export function verdictRow(given: Partial<VerdictRow> = {}): VerdictRow {
  const said = { label: "almost", score: 3, blocked: "client flou", action: "appeler Nadia" } as const;
  return { replyId: newId(), day: 3, version: 1, ...said, judgedAt: 1, ...given };
}

export function promiseRow(given: Partial<PromiseRow> = {}): PromiseRow {
  const promised = { text: "Appeler Nadia", dueOn: "2026-11-25", state: "open" } as const;
  return { id: newId(), day: 3, replyId: newId(), ...promised, createdAt: 1, ...given };
}
