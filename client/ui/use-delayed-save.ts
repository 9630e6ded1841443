/**
 * Keeps what is typed once the typing pauses, and at once when the field or the page goes away. What waits is always
 * the newest value; a field that was emptied by its own success forgets it.
 */
import { useEffect, useEffectEvent, useRef } from "react";
import { onPageHide } from "../platform/page-life.ts";

export type DelayedSave<T> = {
  later: (value: T) => void;
  /** Saves what waits, if anything does. */
  flush: () => void;
  forget: () => void;
  isWaiting: () => boolean;
};

export function useDelayedSave<T>(save: (value: T) => void, afterMs: number): DelayedSave<T> {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; value: T } | null>(null);

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
    forget();
    waiting.current = { value, timer: setTimeout(flush, afterMs) };
  }

  const flushNow = useEffectEvent(flush);
  useEffect(() => {
    const stopListening = onPageHide(() => flushNow());
    return () => {
      stopListening();
      flushNow();
    };
  }, []);

  return { later, flush, forget, isWaiting: () => waiting.current !== null };
}
