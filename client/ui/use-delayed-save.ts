/**
 * Keeps what is typed once the typing pauses, within a second where it does not, and at once when the field or the
 * page goes away. What waits is always the newest value. One that could not be kept is tried again by itself, even
 * after its field has gone from the screen; a field that was emptied by its own success forgets it.
 */
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { now } from "../platform/clock.ts";
import { onPageHide } from "../platform/page-life.ts";
import { holdUnsavedWords, markUnsaved } from "./unsaved-words.ts";

/** `unsaved`: the newest value could not be kept; it is on the screen, and tried again. */
export type SaveState = "saved" | "saving" | "unsaved";

export type DelayedSave<T> = {
  later: (value: T) => void;
  /** Saves what waits, if anything does; resolves to whether everything is durable then. */
  flush: () => Promise<boolean>;
  forget: () => void;
  isWaiting: () => boolean;
  state: SaveState;
};

/** The write itself has the rest of the second. */
const LONGEST_WAIT_MS = 900;
/** A full disk, or a database that is being opened again. */
const TRY_AGAIN_MS = 5_000;

/**
 * `save` resolves when the value is durable. `saveLast` is for a page that dies, where no promise resolves any more:
 * it must ask for its write before it returns.
 */
export function useDelayedSave<T>(
  save: (value: T) => Promise<void>,
  saveLast: (value: T) => void,
  afterMs: number,
): DelayedSave<T> {
  const [state, setState] = useState<SaveState>("saved");
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; value: T; sinceMs: number } | null>(null);
  /** The last save asked for: the next one starts when it has ended, so that each knows what it writes over. */
  const running = useRef(Promise.resolve(true));
  /** What that save writes, until it is durable or waits again. */
  const written = useRef<{ value: T } | null>(null);
  /** Set once the field has left the screen: ends the watch over its words when they are durable. */
  const leave = useRef<(() => void) | null>(null);

  function drop() {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
  }

  function forget() {
    drop();
    tell("saved");
    leave.current?.();
  }

  function tell(next: SaveState) {
    setState(next);
    markUnsaved(waiting, next === "unsaved");
  }

  function flush(): Promise<boolean> {
    const held = waiting.current;
    if (held === null) return running.current;
    drop();
    written.current = held;
    const saved = running.current.then(() => keep(held.value));
    running.current = saved;
    return saved;

    async function keep(value: T): Promise<boolean> {
      try {
        await save(value);
      } catch {
        if (written.current === held) written.current = null;
        if (waiting.current === null && running.current === saved) wait(value, TRY_AGAIN_MS, now());
        tell("unsaved");
        return false;
      }
      if (written.current === held) written.current = null;
      if (waiting.current === null && running.current === saved) {
        tell("saved");
        leave.current?.();
      }
      return true;
    }
  }

  function wait(value: T, ms: number, sinceMs: number) {
    waiting.current = { value, sinceMs, timer: setTimeout(() => void flush(), ms) };
  }

  function later(value: T) {
    const sinceMs = waiting.current?.sinceMs ?? now();
    drop();
    setState("saving");
    wait(value, Math.min(afterMs, Math.max(sinceMs + LONGEST_WAIT_MS - now(), 0)), sinceMs);
  }

  /** More may be typed while the last words are on their way. */
  async function settle(): Promise<boolean> {
    const kept = await flush();
    return kept && waiting.current !== null ? settle() : kept;
  }

  const flushNow = useEffectEvent(settle);
  const flushLast = useEffectEvent(() => {
    // A save that is under way ends with its page, before its end: its words are as unsaved as those that wait.
    if (waiting.current === null && written.current !== null) wait(written.current.value, afterMs, now());
    if (waiting.current !== null) saveLast(waiting.current.value);
    // A page kept in the back-forward cache lives on, and learns here that it was saved.
    void flush();
  });
  useEffect(() => {
    leave.current = null;
    const stopListening = onPageHide(() => flushLast());
    const letGo = holdUnsavedWords(() => flushNow());
    return () => {
      leave.current = () => {
        stopListening();
        letGo();
      };
      void flushNow().then((kept) => kept && leave.current?.());
    };
  }, []);

  return { later, flush, forget, isWaiting: () => waiting.current !== null, state };
}
