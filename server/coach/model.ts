/** What writes a reply, seen from the rest of the coach: words in order, then exactly one end, unless aborted. */
import type { DoneReason, Failure, Usage } from "#shared/coach-protocol.ts";

export type ChatMessage = { role: "system" | "user" | "assistant"; content: string };

export type ModelEvent =
  | { type: "delta"; text: string }
  /** Before the one retry, and so before the first delta. Epoch milliseconds. */
  | { type: "retrying"; atMs: number }
  | { type: "done"; reason: DoneReason; usage: Usage | null }
  | { type: "failed"; failure: Failure; retryAfterMs?: number };

export type Model = {
  /** Ends with `done` or `failed`; ends silently, its connection closed, once `signal` is aborted. */
  stream: (messages: readonly ChatMessage[], signal: AbortSignal) => AsyncIterable<ModelEvent>;
  source: "model";
  /** The model's name, as it was set. */
  model: string;
  /** The longest reply, in tokens. */
  maxTokens: number;
  /** Where questions are sent, as the profile page names it. */
  host: string;
};
