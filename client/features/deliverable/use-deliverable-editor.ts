/**
 * The text being written and where it stands on its way to the disk. What is on the screen is the person's; what
 * Dexie says replaces it only when nothing here is unsaved.
 */
import { useState } from "react";
import { saveDeliverable, saveDeliverableLast, useDeliverable } from "#client/db/deliverables.ts";
import { type SaveState, useDelayedSave } from "#client/ui/use-delayed-save.ts";
import type { Day } from "#shared/day.ts";

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
  const saving = useDelayedSave(save, (last: string) => saveDeliverableLast(stored ?? null, day, last), SAVE_AFTER_MS);

  async function save(text: string) {
    await saveDeliverable(day, text);
    // Newer words may have been typed meanwhile: they are still on their way.
    if (!saving.isWaiting()) setWritten(null);
  }

  function setText(text: string) {
    setWritten(text);
    saving.later(text);
  }

  const text = written ?? stored?.text ?? "";
  return {
    isReady: stored !== undefined,
    version: stored?.n ?? 1,
    text,
    setText,
    flush: () => void saving.flush(),
    save: () => void saving.flush(),
    state: saving.state,
    savedAt: stored?.updatedAt ?? null,
  };
}
