/**
 * Shows a passage that was judged: in the version that is read where that is the one judged, else in the newest one,
 * else in the one judged. Where the words are gone from all of them that is said. Renders nothing.
 */
import { useEffect, useEffectEvent, useRef } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { versionTexts } from "#client/i18n/version-texts.ts";
import { showToast } from "#client/ui/toast.ts";
import type { Passage } from "#shared/checks/check.ts";
import { findJudged, type JudgedPassage } from "#shared/judged-passage.ts";
import { showPlace } from "./show-place.ts";

type PassageFinderProps = {
  passage: JudgedPassage;
  /** Every version as it stands on the screen. */
  texts: ReadonlyMap<number, string>;
  newest: number;
  /** The version that is on the sheet. */
  open: number;
  onOpen: (n: number) => void;
};

export function PassageFinder({ passage, texts, newest, open, onOpen }: PassageFinderProps) {
  const text = useTexts(versionTexts);
  /** In a version that is not on the sheet yet. */
  const awaited = useRef<{ n: number; at: Passage } | null>(null);

  const find = useEffectEvent((wanted: JudgedPassage) => {
    const order = open === wanted.version ? [open, newest] : [newest, wanted.version];
    for (const n of order) {
      const found = findJudged(wanted, texts.get(n) ?? "");
      if (found === null) continue;
      if (n === open) {
        show(found.at);
      } else {
        awaited.current = { n, at: found.at };
        onOpen(n);
      }
      return;
    }
    showToast({ text: text.passageGone });
  });
  useEffect(() => find(passage), [passage]);
  useEffect(() => {
    if (awaited.current?.n !== open) return;
    show(awaited.current.at);
    awaited.current = null;
  }, [open]);
  return null;
}

function show({ start, end }: Passage): void {
  const field = document.querySelector<HTMLTextAreaElement>("textarea#deliverable");
  if (field === null) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  showPlace(field.previousElementSibling, start);
}
