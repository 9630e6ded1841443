/** The question being typed: on the screen at once, kept in Dexie so that a reload brings it back. */
import { saveDraft, saveDraftLast, useDraft } from "#client/db/drafts.ts";
import { dropOtherText, useOtherTexts } from "#client/db/other-texts.ts";
import type { DraftRow } from "#client/db/rows.ts";
import { useKeptField } from "#client/ui/use-kept-field.ts";
import type { Day } from "#shared/day.ts";

export type ComposerDraft = {
  /** Its key in `drafts`, for the transaction that turns it into a question. */
  key: string;
  text: string;
  /** What was typed before has been read. Until then nothing may be typed: it would be saved over that. */
  isReady: boolean;
  /** The newest words could not be kept; they are tried again. */
  isUnsaved: boolean;
  change: (text: string) => void;
  /** Keeps what waits, now: the transaction that asks takes the draft away, and no later save may bring it back. */
  flush: () => Promise<boolean>;
  /** These words have become a question: the field is emptied, unless others were typed since. */
  sent: (asked: string) => void;
  /** Versions of these words that another tab wrote. */
  others: readonly DraftRow[];
  take: (text: string) => void;
  drop: (key: string) => void;
};

const SAVE_AFTER_MS = 250;

export function useComposerDraft(day: Day): ComposerDraft {
  const key = `composer:${day}`;
  const field = useKeptField<string>({
    name: key,
    stored: useDraft(key),
    save: (text, bases) => saveDraft(key, text, bases),
    saveLast: (text, bases) => saveDraftLast(key, text, bases),
    afterMs: SAVE_AFTER_MS,
  });
  async function take(text: string) {
    if (await field.flush()) await saveDraft(key, text, []);
  }

  return {
    key,
    text: field.value ?? "",
    isReady: field.value !== undefined,
    isUnsaved: field.state === "unsaved",
    change: field.change,
    flush: field.flush,
    others: useOtherTexts(key),
    take: (text) => void take(text),
    drop: (other) => void dropOtherText(other),
    sent: (asked) => field.replaced(asked, ""),
  };
}
