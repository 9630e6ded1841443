/**
 * The text being written and where it stands on its way to the disk. What is on the screen is the person's; what
 * Dexie says replaces it only when nothing here is unsaved, and is kept as an other version where it disagrees.
 */
import { useRef } from "react";
import { deliverableField, saveDeliverable, saveDeliverableLast, useDeliverable } from "#client/db/deliverables.ts";
import { dropOtherText, useOtherTexts } from "#client/db/other-texts.ts";
import type { DraftRow, TextHistory } from "#client/db/rows.ts";
import type { SaveState } from "#client/ui/use-delayed-save.ts";
import { useKeptField } from "#client/ui/use-kept-field.ts";
import type { Day } from "#shared/day.ts";

export type DeliverableEditor = {
  /** What was written before has been read. Until then nothing may be typed: it would be saved over that. */
  isReady: boolean;
  version: number;
  /** Of the version that is written to; `null` before anything is. */
  versionId: string | null;
  text: string;
  setText: (text: string) => void;
  /** Writes what waits, or could not be written, now: whoever leaves the sheet to ask the coach asks about these very words. */
  flush: () => Promise<boolean>;
  state: SaveState;
  /** Epoch milliseconds of the last durable save; `null` before the first. */
  savedAt: number | null;
  /** How the text came about, told by `undo-keys` and saved with it; `null` until it is told. */
  heldHistory: () => TextHistory | null;
  holdHistory: (history: TextHistory) => void;
  /** Versions of this text that another tab wrote. */
  others: readonly DraftRow[];
  take: (text: string) => void;
  drop: (key: string) => void;
};

const SAVE_AFTER_MS = 300;

export function useDeliverableEditor(day: Day): DeliverableEditor {
  const stored = useDeliverable(day);
  const history = useRef<TextHistory | null>(null);
  const field = useKeptField<string>({
    name: `sheet ${day}`,
    stored: stored === undefined ? undefined : (stored?.text ?? ""),
    save: (text, bases) => saveDeliverable(day, text, bases, history.current),
    saveLast: (text, bases) => saveDeliverableLast(day, text, bases),
    afterMs: SAVE_AFTER_MS,
  });
  async function take(text: string) {
    if (await field.flush()) await saveDeliverable(day, text, []);
  }

  return {
    isReady: field.value !== undefined,
    version: stored?.n ?? 1,
    versionId: stored?.id ?? null,
    text: field.value ?? "",
    setText: field.change,
    flush: field.flush,
    state: field.state,
    savedAt: stored?.updatedAt ?? null,
    heldHistory: () => history.current,
    holdHistory: (next) => {
      history.current = next;
    },
    others: useOtherTexts(deliverableField(day)),
    take: (text) => void take(text),
    drop: (other) => void dropOtherText(other),
  };
}
