/**
 * The text being written and where it stands on its way to the disk. What is on the screen is the person's; what
 * Dexie says replaces it only when nothing here is unsaved.
 */
import { useState } from "react";
import { saveDeliverable, saveDeliverableLast, useDeliverable } from "#client/db/deliverables.ts";
import { useDelayedSave } from "#client/ui/use-delayed-save.ts";
import type { Day } from "#shared/day.ts";

export type SaveState = "saved" | "saving" | "unsaved";

export type DeliverableEditor = {
  /** What was written before has been read. Until then nothing may be typed: it would be saved over that. */
  isReady: boolean;
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
  /** What is on the screen and not known to be durable; `null`: the screen shows what is stored. */
  const [written, setWritten] = useState<string | null>(null);
  const [state, setState] = useState<SaveState>("saved");
  const saving = useDelayedSave(save, (last: string) => saveDeliverableLast(stored ?? null, day, last), SAVE_AFTER_MS);

  async function save(text: string): Promise<boolean> {
    setState("saving");
    try {
      await saveDeliverable(day, text);
    } catch {
      setState("unsaved");
      return false;
    }
    // Newer words may have been typed meanwhile: they are still on their way.
    if (saving.isWaiting()) return true;
    setState("saved");
    setWritten(null);
    return true;
  }

  function setText(text: string) {
    setWritten(text);
    setState("saving");
    saving.later(text);
  }

  function saveAgain() {
    saving.later(text);
    saving.flush();
  }

  const text = written ?? stored?.text ?? "";
  return {
    isReady: stored !== undefined,
    version: stored?.n ?? 1,
    text,
    setText,
    flush: saving.flush,
    save: saveAgain,
    state,
    savedAt: stored?.updatedAt ?? null,
  };
}
