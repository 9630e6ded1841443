/**
 * Keeps what is typed once the typing pauses, every two seconds where it does not, and at once when the field or the
 * page goes away. What waits is always the newest value; a field that was emptied by its own success forgets it.
 */
import { useEffect, useEffectEvent, useRef } from "react";
import { now } from "../platform/clock.ts";
import { onPageHide } from "../platform/page-life.ts";
import { holdUnsavedWords } from "./unsaved-words.ts";

export type DelayedSave<T> = {
  later: (value: T) => void;
  /** Saves what waits, if anything does. */
  flush: () => void;
  forget: () => void;
  isWaiting: () => boolean;
};

const LONGEST_WAIT_MS = 2_000;

/**
 * `save` resolves to whether the value is on the disk, and never rejects. `saveLast` is for a page that dies, where no
 * promise resolves any more: it must ask for its write before it returns.
 */
export function useDelayedSave<T>(
  save: (value: T) => Promise<boolean>,
  saveLast: (value: T) => void,
  afterMs: number,
): DelayedSave<T> {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; value: T; sinceMs: number } | null>(null);
  /** What came of the newest save. */
  const newest = useRef<Promise<boolean>>(Promise.resolve(true));

  function forget() {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
  }

  function flush() {
    const held = waiting.current;
    forget();
    if (held !== null) newest.current = save(held.value);
  }

  /** More may be typed while the last words are on their way. */
  async function settle(): Promise<boolean> {
    flush();
    const kept = await newest.current;
    return kept && waiting.current !== null ? settle() : kept;
  }

  function later(value: T) {
    const sinceMs = waiting.current?.sinceMs ?? now();
    forget();
    const waitMs = Math.min(afterMs, Math.max(sinceMs + LONGEST_WAIT_MS - now(), 0));
    waiting.current = { value, sinceMs, timer: setTimeout(flush, waitMs) };
  }

  const settleNow = useEffectEvent(settle);
  const flushLast = useEffectEvent(() => {
    if (waiting.current !== null) saveLast(waiting.current.value);
    // A page kept in the back-forward cache lives on, and learns here that it was saved.
    flush();
  });
  useEffect(() => {
    const stopListening = onPageHide(() => flushLast());
    const letGo = holdUnsavedWords(() => settleNow());
    return () => {
      stopListening();
      // A field that is gone still has its last words on their way.
      void settleNow().finally(letGo);
    };
  }, []);

  return { later, flush, forget, isWaiting: () => waiting.current !== null };
}
