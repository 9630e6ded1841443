/**
 * The ruled sheet. A mirror under the textarea gives it its height and carries the highlighter: the platform's own
 * text field keeps undo, input methods, spelling and assistive technology as they are.
 */
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import type { Passage } from "#shared/checks/check.ts";

type SheetProps = {
  label: string;
  placeholder: string;
  text: string;
  readOnly: boolean;
  marks: Passage[];
  onChange: (text: string) => void;
  onLeave: () => void;
  /** A passage to be brought into view and selected; `count` makes each asking a new one. */
  shown: { passage: string; count: number } | null;
};

export function Sheet({ label, placeholder, text, readOnly, marks, onChange, onLeave, shown }: SheetProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);

  const show = useEffectEvent((passage: string) => {
    const at = text.indexOf(passage);
    if (at === -1 || field.current === null) return;
    field.current.focus({ preventScroll: true });
    field.current.setSelectionRange(at, at + passage.length);
    const range = mirror.current === null ? null : rangeAt(mirror.current, at);
    if (mirror.current !== null && range !== null) bringIntoView(mirror.current, range);
  });
  const count = shown?.count;
  useEffect(() => {
    if (shown !== null && count !== undefined) show(shown.passage);
  }, [shown, count]);

  return (
    <div className="sheet">
      <div className="mirror" aria-hidden="true" ref={mirror}>
        {highlight(text, marks)}
        {"\u200b"}
      </div>
      <textarea
        ref={field}
        id="deliverable"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
    </div>
  );
}

/** The mirror's text node that holds the character at `at`: a textarea cannot tell where its own words stand. */
function rangeAt(mirror: HTMLElement, at: number): Range | null {
  const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left < length) {
      const range = document.createRange();
      range.setStart(node, left);
      return range;
    }
    left -= length;
  }
  return null;
}

/** Brings the range to the middle of what scrolls around the mirror. */
function bringIntoView(mirror: HTMLElement, range: Range): void {
  const box = mirror.closest(".log");
  if (box === null) return;
  const { top, height } = box.getBoundingClientRect();
  box.scrollBy({ top: range.getBoundingClientRect().top - top - height / 2 });
}

/** The text with its marks; overlapping passages are merged, so that every character stands exactly once. */
function highlight(text: string, marks: Passage[]): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    nodes.push(text.slice(at, from), <mark key={from}>{text.slice(from, end)}</mark>);
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes;
}
