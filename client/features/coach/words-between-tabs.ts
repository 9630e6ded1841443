/**
 * The words in flight as they go from the tab that delivers to the ones that follow: pure. A follower never shows
 * fewer words than it did, nor others: what it hears can only go on where its own words end.
 */
import type { LiveReply } from "./live-replies.ts";
import type { TabMessage } from "./tab-channel.ts";

export type Words = Extract<TabMessage, { kind: "words" }>;

/** What the other tabs have heard of a reply: so many characters. */
export type Told = { id: string; length: number };

/** The words to tell, and what the others then know; the whole text when they know another reply, or none. */
export function wordsToTell(live: LiveReply, told: Told | null): { words: Words; told: Told } {
  const { id, text, seq, retryAtMs } = live;
  const from = told?.id === id ? Math.min(told.length, text.length) : 0;
  return {
    words: { kind: "words", id, from, text: text.slice(from), seq, retryAtMs },
    told: { id, length: text.length },
  };
}

/** The reply as it is after these words; `gap`: some before them were missed, the whole must be asked for. */
export function afterWords(known: LiveReply | null, words: Words): LiveReply | "gap" {
  const { id, from, text, seq, retryAtMs } = words;
  const before = known?.id === id ? known : { id, text: "", seq: 0, retryAtMs: null };
  if (from > before.text.length) return "gap";
  // A new leader picked the run up behind the words that are shown here: it catches up first.
  if (seq < before.seq) return before;
  return { id, text: before.text + text.slice(before.text.length - from), seq, retryAtMs };
}
