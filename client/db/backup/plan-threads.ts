/**
 * Exchanges and their messages, from two sides. A reply that one side has longer is one reply, and its longer words
 * win. Where a message says something else under the same id, the copy's whole exchange comes beside ours under ids of
 * its own, and asks the server nothing any more.
 */
import type { Message, Reply, ReplyState } from "#shared/message.ts";
import type { ExchangeRow, PromiseRow, VerdictRow } from "../rows.ts";
import type { BackupRows } from "./backup-format.ts";
import { canonicalJson } from "./canonical-json.ts";
import { deriveId } from "./derive-id.ts";
import { hasLoop } from "./has-loop.ts";

type Thread = { exchange: ExchangeRow; messages: Message[] };

export type PlannedThreads = {
  exchanges: ExchangeRow[];
  messages: Message[];
  /** The copy's, following the replies that were given another id. */
  verdicts: VerdictRow[];
  promises: PromiseRow[];
  there: number;
  beside: number;
};

export function planThreads(ours: BackupRows, theirs: BackupRows): PlannedThreads {
  const here = {
    exchanges: new Map(ours.exchanges.map((row) => [row.id, row])),
    messages: new Map(ours.messages.map((row) => [row.id, row])),
    byExchange: byExchange(ours.messages),
  };
  const planned: PlannedThreads = { exchanges: [], messages: [], verdicts: [], promises: [], there: 0, beside: 0 };
  const newIds = new Map<string, string>();

  for (const thread of threadsOf(theirs, here.exchanges)) {
    const isOneWithOurs = thread.messages.every(
      (message) => compare(here.messages.get(message.id), message) !== "other",
    );
    const union = [...(here.byExchange.get(thread.exchange.id) ?? []), ...thread.messages];
    if (isOneWithOurs && !hasLoop(union)) {
      add(thread);
      continue;
    }
    const before = planned.messages.length;
    add(moveAside(thread, newIds));
    if (planned.messages.length > before) planned.beside++;
  }
  planned.verdicts = theirs.verdicts.map((row) => followReply(row, newIds));
  planned.promises = theirs.promises.map((row) => followReply(row, newIds));
  return planned;

  function add({ exchange, messages }: Thread): void {
    if (here.exchanges.has(exchange.id)) planned.there++;
    else planned.exchanges.push(exchange);
    for (const message of messages) {
      const side = compare(here.messages.get(message.id), message);
      if (side === "new" || side === "ahead") planned.messages.push(message);
      else planned.there++;
    }
  }
}

/** Every message is in an exchange, so that no word is in a thread that nothing lists. */
function threadsOf(theirs: BackupRows, ours: ReadonlyMap<string, ExchangeRow>): Thread[] {
  const messages = byExchange(theirs.messages);
  const listed = theirs.exchanges.map((exchange) => ({ exchange, messages: messages.get(exchange.id) ?? [] }));
  const known = new Set(theirs.exchanges.map(({ id }) => id));
  const unlisted = [...messages].flatMap(([id, rows]) => {
    const first = rows[0];
    if (first === undefined || known.has(id)) return [];
    const { day, createdAt } = first;
    const exchange = ours.get(id) ?? { id, day, createdAt, pinnedAt: null, deletedAt: null };
    return [{ exchange, messages: rows }];
  });
  return [...listed, ...unlisted];
}

function byExchange(messages: readonly Message[]): Map<string, Message[]> {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const group = groups.get(message.exchangeId);
    if (group === undefined) groups.set(message.exchangeId, [message]);
    else group.push(message);
  }
  return groups;
}

/** `behind`: ours says all of it. `ahead`: ours is the beginning of it. */
function compare(ours: Message | undefined, theirs: Message): "new" | "behind" | "ahead" | "other" {
  if (ours === undefined) return "new";
  if (ours.day !== theirs.day || ours.exchangeId !== theirs.exchangeId) return "other";
  if (ours.role === "question" && theirs.role === "question") {
    // A question that was put under another reply is still the same question.
    const isSame = canonicalJson({ ...ours, parentId: null }) === canonicalJson({ ...theirs, parentId: null });
    return isSame ? "behind" : "other";
  }
  if (ours.role !== "reply" || theirs.role !== "reply" || ours.parentId !== theirs.parentId) return "other";
  if (ours.text.startsWith(theirs.text)) return "behind";
  return theirs.text.startsWith(ours.text) ? "ahead" : "other";
}

function moveAside({ exchange, messages }: Thread, newIds: Map<string, string>): Thread {
  const words = canonicalJson([exchange, messages]);
  const exchangeId = deriveId(exchange.id, words);
  for (const { id } of messages) newIds.set(id, deriveId(id, words));
  const renamed = (id: string): string => newIds.get(id) ?? id;
  return {
    exchange: { ...exchange, id: exchangeId },
    messages: messages.map((message) =>
      message.role === "question"
        ? { ...message, id: renamed(message.id), exchangeId, parentId: message.parentId && renamed(message.parentId) }
        : { ...settled(message), id: renamed(message.id), exchangeId, parentId: renamed(message.parentId) },
    ),
  };
}

/** Under its new id the server never heard of it: it asks for nothing, and nothing more comes. */
function settled(reply: Reply): Reply {
  return { ...reply, state: settledState(reply.state) };
}

function settledState(state: ReplyState): ReplyState {
  switch (state.status) {
    case "queued":
      return { status: "interrupted", seq: 0, final: true };
    case "streaming":
    case "interrupted":
      return { status: "interrupted", seq: state.seq, final: true };
    case "failed":
      return { ...state, retryAtMs: null };
    case "complete":
    case "stopped":
      return state;
  }
}

function followReply<Row extends { replyId: string }>(row: Row, newIds: ReadonlyMap<string, string>): Row {
  return { ...row, replyId: newIds.get(row.replyId) ?? row.replyId };
}
