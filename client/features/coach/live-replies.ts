/**
 * The words in flight. They are on the screen at once and in the database at most every 400 ms: each write there
 * wakes every live query (3 subscribers turned 300 token writes into 903 queries).
 *
 * The outbox is serial, so there is one at most. It stays here after its end, until the next one: whoever shows the
 * stored row by its status and these words while it streams never sees a word go away in between.
 */
import { create } from "zustand";
import type { Reply } from "#shared/message.ts";
import { now } from "#client/platform/clock.ts";
import { onNextFrame } from "#client/platform/page-life.ts";
import { checkpointReply } from "#client/db/threads.ts";

export const CHECKPOINT_MS = 400;

/**
 * `text` holds the words up to the run's event `seq`. `retryAtMs`: the server waits until then before its one retry;
 * `null` when it does not wait.
 */
export type LiveReply = { id: string; text: string; seq: number; retryAtMs: number | null };

/** What is true now, and what React shows of it: a model is quicker than the screen, and React is told once a frame. */
let live: LiveReply | null = null;
const store = create<{ shown: LiveReply | null }>(() => ({ shown: null }));
const listeners = new Set<() => void>();

let unsaved: Reply | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
let savedAtMs = 0;

/** The words in flight of that reply; `undefined` when none were seen in this tab. */
export function useLiveReply(id: string): LiveReply | undefined {
  return store(({ shown }) => (shown?.id === id ? shown : undefined));
}

/** The words to show: an end that came to fewer words than were seen here takes none of them away. */
export function useShownWords(reply: Reply): string {
  const shown = useLiveReply(reply.id);
  const isWhole = reply.state.status === "complete" || shown === undefined;
  return isWhole || shown.text.length < reply.text.length ? reply.text : shown.text;
}

export function liveReply(): LiveReply | null {
  return live;
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
  const isFrameAsked = store.getState().shown !== live;
  live = next;
  for (const listener of listeners) listener();
  if (!isFrameAsked) onNextFrame(() => store.setState({ shown: live }));
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
