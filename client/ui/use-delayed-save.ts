/**
 * Keeps what is typed once the typing pauses, every two seconds where it does not, and at once when the field or the
 * page goes away. What waits is always the newest value; a field that was emptied by its own success forgets it.
 */
import { useEffect, useEffectEvent, useRef } from "react";
import { now } from "../platform/clock.ts";
import { onPageHide } from "../platform/page-life.ts";

export type DelayedSave<T> = {
  later: (value: T) => void;
  /** Saves what waits, if anything does. */
  flush: () => void;
  forget: () => void;
  isWaiting: () => boolean;
};

const LONGEST_WAIT_MS = 2_000;

/** `saveLast` is for a page that dies, where no promise resolves any more: it must ask for its write before it returns. */
export function useDelayedSave<T>(
  save: (value: T) => void,
  saveLast: (value: T) => void,
  afterMs: number,
): DelayedSave<T> {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; value: T; sinceMs: number } | null>(null);

  function forget() {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
  }

  function flush() {
    const held = waiting.current;
    forget();
    if (held !== null) save(held.value);
  }

  function later(value: T) {
    const sinceMs = waiting.current?.sinceMs ?? now();
    forget();
    const waitMs = Math.min(afterMs, Math.max(sinceMs + LONGEST_WAIT_MS - now(), 0));
    waiting.current = { value, sinceMs, timer: setTimeout(flush, waitMs) };
  }

  const flushNow = useEffectEvent(flush);
  const flushLast = useEffectEvent(() => {
    if (waiting.current !== null) saveLast(waiting.current.value);
    // A page kept in the back-forward cache lives on, and learns here that it was saved.
    flush();
  });
  useEffect(() => {
    const stopListening = onPageHide(() => flushLast());
    return () => {
      stopListening();
      flushNow();
    };
  }, []);

  return { later, flush, forget, isWaiting: () => waiting.current !== null };
}
