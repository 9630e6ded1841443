/**
 * The text being written and where it stands on its way to the disk. What is on the screen is the person's; what
 * Dexie says replaces it only when nothing here is unsaved.
 */
import { useEffect, useRef, useState } from "react";
import { saveDeliverable, useDeliverable } from "#client/db/deliverables.ts";
import type { Day } from "#shared/day.ts";

export type SaveState = "saved" | "saving" | "unsaved";

export type DeliverableEditor = {
  version: number;
  text: string;
  setText: (text: string) => void;
  /** Writes what waits, now: whoever leaves the sheet to ask the coach asks about these very words. */
  flush: () => void;
  /** Tries again to write what is on the screen. */
  save: () => void;
  state: SaveState;
  /** Epoch milliseconds of the last durable save; `null` before the first. */
  savedAt: number | null;
};

/** Short enough that a closed laptop loses nothing worth typing again, long enough to write once a pause. */
const SAVE_AFTER_MS = 300;

export function useDeliverableEditor(day: Day): DeliverableEditor {
  const stored = useDeliverable(day);
  const [written, setWritten] = useState<string | null>(null);
  const [state, setState] = useState<SaveState>("saved");
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; text: string } | null>(null);

  function save(text: string) {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
    saveDeliverable(day, text).then(
      () => {
        // Newer words may have been typed meanwhile: they are still on their way.
        if (waiting.current === null) {
          setState("saved");
          setWritten(null);
        }
      },
      () => setState("unsaved"),
    );
  }

  function setText(text: string) {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = { text, timer: setTimeout(() => save(text), SAVE_AFTER_MS) };
    setWritten(text);
    setState("saving");
  }

  function flush() {
    if (waiting.current !== null) save(waiting.current.text);
  }

  useEffect(() => {
    addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
      flush();
    };
    // The editor is remounted for each day (keyed by it): `save` always speaks of this one.
  }, []);

  const text = written ?? stored?.text ?? "";
  return {
    version: stored?.n ?? 1,
    text,
    setText,
    flush,
    save: () => save(text),
    state,
    savedAt: stored?.updatedAt ?? null,
  };
}
