/** The question being typed: on the screen at once, kept in Dexie so that a reload brings it back. */
import { useState } from "react";
import { saveDraft, saveDraftLast, useDraft } from "#client/db/drafts.ts";
import { useDelayedSave } from "#client/ui/use-delayed-save.ts";
import type { Day } from "#shared/day.ts";

export type ComposerDraft = {
  /** Its key in `drafts`, for the transaction that turns it into a question. */
  key: string;
  text: string;
  /** What was typed before has been read. Until then nothing may be typed: it would be saved over that. */
  isReady: boolean;
  change: (text: string) => void;
  /** Keeps what waits, now: the transaction that asks takes the draft away, and no later save may bring it back. */
  flush: () => void;
  /** These words have become a question: the field is emptied, unless others were typed since. */
  sent: (asked: string) => void;
};

const SAVE_AFTER_MS = 250;

export function useComposerDraft(day: Day): ComposerDraft {
  const key = `composer:${day}`;
  const kept = useDraft(key);
  /** `null` until something is typed: the field shows what was kept. */
  const [typed, setTyped] = useState<string | null>(null);
  const saving = useDelayedSave(
    (text: string) => saveDraft(key, text),
    (text: string) => saveDraftLast(key, text),
    SAVE_AFTER_MS,
  );

  function change(text: string) {
    setTyped(text);
    saving.later(text);
  }

  function sent(asked: string) {
    setTyped((text) => (text === null || text === asked ? "" : text));
  }

  return {
    key,
    text: typed ?? kept ?? "",
    isReady: typed !== null || kept !== undefined,
    change,
    flush: () => void saving.flush(),
    sent,
  };
}
