/**
 * One tab delivers; the others show the same words as they come. `tellWords` is for the one that delivers,
 * `followWords` for all: a tab never hears itself.
 */
import { now } from "#client/platform/clock.ts";
import { readRepliesIn } from "#client/db/threads.ts";
import { liveReply, onLiveReply, showFollowed } from "./live-replies.ts";
import { hearTabs, tellTabs } from "./tab-channel.ts";
import { afterWords, type Told, wordsToTell } from "./words-between-tabs.ts";

/** A reader sees no difference below this, and a channel that is told each token costs more than the token. */
const TELL_EVERY_MS = 50;
const WANT_EVERY_MS = 250;

let isTelling = false;

/** Tells the other tabs the words that this one receives, until `signal` aborts. */
export function tellWords(signal: AbortSignal): void {
  let told: Told | null = null;
  let toldAtMs = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  isTelling = true;

  function tell() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const live = liveReply();
    if (live === null) return;
    const next = wordsToTell(live, told);
    told = next.told;
    toldAtMs = now();
    tellTabs(next.words);
  }

  const stopListening = onLiveReply(() => {
    const waitMs = toldAtMs + TELL_EVERY_MS - now();
    // The timers of a hidden tab are slow, its streams are not: a word that comes late enough goes at once.
    if (waitMs <= 0) tell();
    else timer ??= setTimeout(tell, waitMs);
  });
  hearTabs((message) => {
    if (message.kind !== "want" || message.id !== liveReply()?.id) return;
    told = null;
    tell();
  }, signal);
  signal.addEventListener("abort", () => {
    isTelling = false;
    stopListening();
    if (timer !== null) clearTimeout(timer);
  });
}

/** Shows the words that another tab receives, until `signal` aborts. */
export function followWords(signal: AbortSignal): void {
  let wantedAtMs = 0;

  hearTabs((message) => {
    // Words of a tab from which this one has just taken over are older than its own.
    if (message.kind !== "words" || isTelling) return;
    const live = afterWords(liveReply(), message);
    if (live !== "gap") showFollowed(live);
    else if (now() - wantedAtMs >= WANT_EVERY_MS) {
      wantedAtMs = now();
      tellTabs({ kind: "want", id: message.id });
    }
  }, signal);
  // A latecomer, and a reply that says nothing for a while: its next words would be the first to reveal the gap.
  readRepliesIn("streaming").then(
    (replies) => replies.forEach(({ id }) => tellTabs({ kind: "want", id })),
    () => undefined,
  );
}
