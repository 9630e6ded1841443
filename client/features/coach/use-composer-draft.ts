/** The question being typed: on the screen at once, kept in Dexie so that a reload brings it back. */
import { useEffect, useRef, useState } from "react";
import { readDraft, saveDraft } from "#client/db/drafts.ts";
import type { Day } from "#shared/day.ts";

export type ComposerDraft = {
  /** Its key in `drafts`, for the transaction that turns it into a question. */
  key: string;
  text: string;
  change: (text: string) => void;
  /** It has become a question: the field is emptied, and what waited to be kept is forgotten. */
  sent: () => void;
};

const SAVE_AFTER_MS = 250;

export function useComposerDraft(day: Day): ComposerDraft {
  const key = `composer:${day}`;
  const [text, setText] = useState("");
  const touched = useRef(false);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; text: string } | null>(null);

  function keep() {
    if (waiting.current === null) return;
    clearTimeout(waiting.current.timer);
    const { text: kept } = waiting.current;
    waiting.current = null;
    // The words are on the screen all the same; the next keystroke tries again.
    saveDraft(key, kept).catch(() => undefined);
  }

  useEffect(() => {
    readDraft(key).then(
      (kept) => {
        if (!touched.current) setText(kept);
      },
      () => undefined,
    );
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("pagehide", keep);
      keep();
    };
    // The widget is remounted for each day (keyed by it): the key never changes here.
  }, []);

  function change(typed: string) {
    touched.current = true;
    setText(typed);
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = { text: typed, timer: setTimeout(keep, SAVE_AFTER_MS) };
  }

  function sent() {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
    setText("");
  }

  return { key, text, change, sent };
}
