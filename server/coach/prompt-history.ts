/**
 * The turns so far, within their budget and strictly alternating: several local models' templates refuse two turns of
 * one role in a row, or a first turn that is not the user's. Old rewrites go first (the newest reply keeps its own),
 * then the oldest turns.
 */
import type { Turn } from "#shared/coach-protocol.ts";
import { readReply } from "#shared/verdict.ts";
import { plain } from "./fence.ts";
import type { ChatMessage } from "./model.ts";
import { HISTORY_TOKENS, tokensOf, withoutMiddle } from "./prompt-budget.ts";

/** Begins with a user's turn and ends with an assistant's, or is empty. */
export function historyMessages(history: readonly Turn[]): ChatMessage[] {
  let turns: ChatMessage[] = history
    .map(({ role, text }) => ({ role, content: plain(text).trim() }))
    .filter(({ content }) => content !== "");
  for (let index = 0; index < turns.length && weightOf(turns) > HISTORY_TOKENS; index += 1) {
    const turn = turns[index];
    const isNewest = !turns.slice(index + 1).some(({ role }) => role === "assistant");
    if (turn === undefined || turn.role !== "assistant" || isNewest) continue;
    turns = turns.with(index, { ...turn, content: withoutRewrite(turn.content) });
  }
  while (turns.length > 1 && weightOf(turns) > HISTORY_TOKENS) turns = turns.slice(1);
  if (weightOf(turns) > HISTORY_TOKENS) {
    turns = turns.map((turn) => ({ ...turn, content: withoutMiddle(turn.content, HISTORY_TOKENS - FRAME_TOKENS) }));
  }
  return alternating(turns);
}

/** As `alternating` will send them. */
function weightOf(turns: readonly ChatMessage[]): number {
  return alternating(turns).reduce((sum, { content }) => sum + tokensOf(content), 0);
}

function alternating(turns: readonly ChatMessage[]): ChatMessage[] {
  const messages: ChatMessage[] = [];
  for (const turn of turns) {
    const before = messages.at(-1);
    if (turn.role === "user" && before?.role === "user") messages.push({ role: "assistant", content: NO_ANSWER });
    if (turn.role === "assistant" && before === undefined) messages.push({ role: "user", content: NO_QUESTION });
    if (turn.role === "assistant" && before?.role === "assistant") {
      messages.splice(-1, 1, { role: "assistant", content: `${before.content}\n\n${turn.content}` });
    } else messages.push(turn);
  }
  if (messages.at(-1)?.role === "user") messages.push({ role: "assistant", content: NO_ANSWER });
  return messages;
}

/** Without what stands under the rewrite's heading; what follows it stays. */
function withoutRewrite(reply: string): string {
  const reading = readReply(reply, "");
  const rewrite = reading.kind === "plain" ? undefined : reading.sections.find(({ name }) => name === "rewrite");
  return rewrite === undefined ? reply : `${reply.slice(0, rewrite.body.start)}[…]\n${reply.slice(rewrite.body.end)}`;
}

const NO_QUESTION = "(question plus ancienne, omise)";
const NO_ANSWER = "(restée sans réponse)";
const FRAME_TOKENS = 20;
