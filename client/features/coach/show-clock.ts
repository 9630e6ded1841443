/**
 * When new words are shown. Twenty times a second on a screen of sixty frames: nobody reads faster, and a showing is laid
 * out and painted whether it brings one word or twenty. While somebody types, some six times a second and in the frame of
 * a keystroke: a page that has just drawn makes a key wait for the screen's next frame (17 ms), and one that has been at
 * rest for three frames draws it at once.
 */
import { onNextFrame } from "#client/platform/page-life.ts";

export const SHOW_EVERY_MS = 40;
/** Who strikes no key for so long has paused. Words wait no longer than this for a hand. */
export const TYPING_MS = 150;

export type ShowClock = {
  /** There are words to show. Asked again before they are shown, it changes nothing. */
  ask: () => void;
  /** A key was struck, and is not drawn yet. */
  typed: () => void;
};

export function createShowClock(show: () => void): ShowClock {
  let isAsked = false;
  let showings = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownAtMs = Number.NEGATIVE_INFINITY;
  let typedAtMs = Number.NEGATIVE_INFINITY;

  function wait() {
    const waitMs = Math.max(shownAtMs + SHOW_EVERY_MS, typedAtMs + TYPING_MS) - performance.now();
    if (waitMs > 0) timer = setTimeout(wait, waitMs);
    else showInFrame();
  }

  function showInFrame() {
    const askedAtMs = performance.now();
    const before = showings;
    onNextFrame(() => {
      // A key showed them meanwhile, or it was not yet time for that: then it has this frame to itself.
      if (showings !== before) return;
      if (typedAtMs > askedAtMs) wait();
      else showNow();
    });
  }

  function showNow() {
    isAsked = false;
    showings += 1;
    clearTimeout(timer);
    shownAtMs = performance.now();
    show();
  }

  return {
    ask: () => {
      if (isAsked) return;
      isAsked = true;
      wait();
    },
    typed: () => {
      typedAtMs = performance.now();
      if (isAsked && typedAtMs - shownAtMs >= TYPING_MS) showNow();
    },
  };
}
