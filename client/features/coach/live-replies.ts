/**
 * The words in flight. They are on the screen at once and in the database at most every 400 ms: each write there
 * wakes every live query (3 subscribers turned 300 token writes into 903 queries).
 *
 * The outbox is serial, so there is one at most. It stays here after its end, until the next one: whoever shows the
 * stored row by its status and these words while it streams never sees a word go away in between.
 */
import { useSyncExternalStore } from "react";
import { create } from "zustand";
import type { Reply } from "#shared/message.ts";
import { now } from "#client/platform/clock.ts";
import { checkpointReply } from "#client/db/threads.ts";
import { createShowClock } from "./show-clock.ts";

export const CHECKPOINT_MS = 400;
const LENGTH_MS = 250;

/**
 * `text` holds the words up to the run's event `seq`. `retryAtMs`: the server waits until then before its one retry;
 * `null` when it does not wait.
 */
export type LiveReply = { id: string; text: string; seq: number; retryAtMs: number | null };

/** What is true now, and what React shows of it: a model is quicker than a reader. */
let live: LiveReply | null = null;
const store = create<{ shown: LiveReply | null }>(() => ({ shown: null }));
/** The reply's one clock. */
const clock = createShowClock(() => store.setState({ shown: live }));
const listeners = new Set<() => void>();

let unsaved: Reply | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
let savedAtMs = 0;

/** The words to show. Whoever calls this is rendered at each showing, and nobody else should be. */
export function useShownWords(reply: Reply): string {
  return store(({ shown }) => wordsOf(reply, shown));
}

/** Whether there are more words to show than the reply began with. */
export function useHasWords(reply: Reply, kept: number): boolean {
  return store(({ shown }) => wordsOf(reply, shown).length > kept);
}

/** How many characters there are to show, told four times a second: nobody reads a number that changes faster. */
export function useArrivedLength(reply: Reply): number {
  return useSyncExternalStore(watchLength, () => wordsOf(reply, store.getState().shown).length);
}

/** Until when the server waits before its one retry; `null` when it does not wait. */
export function useRetryAt(id: string): number | null {
  return store(({ shown }) => (shown?.id === id ? shown.retryAtMs : null));
}

/** With the words, in the frame that shows them: a frame of its own would be one more for a keystroke to wait for. */
function watchLength(tell: () => void): () => void {
  let toldAtMs = performance.now();
  let atRest: ReturnType<typeof setTimeout> | undefined;
  function tellNow() {
    toldAtMs = performance.now();
    tell();
  }
  const stop = onWordsShown(() => {
    clearTimeout(atRest);
    if (performance.now() - toldAtMs >= LENGTH_MS) tellNow();
    else atRest = setTimeout(tellNow, LENGTH_MS);
  });
  return () => {
    clearTimeout(atRest);
    stop();
  };
}

/** After each showing. Returns the way to stop listening. */
export function onWordsShown(listener: () => void): () => void {
  return store.subscribe(listener);
}

/** A key was struck: its frame comes before the words'. */
export function noticeTyping(): void {
  clock.typed();
}

/** An end that came to fewer words than were seen here takes none of them away. */
function wordsOf(reply: Reply, shown: LiveReply | null): string {
  const isWhole = reply.state.status === "complete" || shown?.id !== reply.id;
  return isWhole || shown.text.length < reply.text.length ? reply.text : shown.text;
}

export function liveReply(): LiveReply | null {
  return live;
}

/** Whether all words of that row were seen in this tab. */
export function hasSeenWords({ id, text }: Reply): boolean {
  return live?.id === id && live.text.length >= text.length;
}

/** Returns the way to stop listening. */
export function onLiveReply(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows words that another tab received; keeping them is that tab's work. */
export function showFollowed(followed: LiveReply): void {
  setLive(followed);
}

function setLive(next: LiveReply): void {
  live = next;
  for (const listener of listeners) listener();
  clock.ask();
}

/** The reply with the words that were seen here: this tab takes a run over whose last words are not yet in its row. */
export function withSeenWords(reply: Reply): Reply {
  const { state } = reply;
  if (live?.id !== reply.id || state.status !== "streaming" || live.seq <= state.seq) return reply;
  return { ...reply, text: live.text, state: { status: "streaming", seq: live.seq } };
}

/** Shows the reply as it stands now, and keeps it soon. */
export function showReply(reply: Reply, retryAtMs: number | null): void {
  const seq = "seq" in reply.state ? reply.state.seq : 0;
  setLive({ id: reply.id, text: reply.text, seq, retryAtMs });
  unsaved = reply;
  timer ??= setTimeout(keepWordsInFlight, Math.max(0, savedAtMs + CHECKPOINT_MS - now()));
}

/** Keeps what was shown, now: for a page about to go, and for the timer. */
export function keepWordsInFlight(): void {
  const reply = unsaved;
  forgetCheckpoint();
  savedAtMs = now();
  // A checkpoint that fails is no loss yet: the words are shown, and the end is written by who waits for it.
  if (reply !== null) checkpointReply(reply).catch(() => undefined);
}

/** Its end is being written: no older words after it. */
export function forgetCheckpoint(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  unsaved = null;
}
