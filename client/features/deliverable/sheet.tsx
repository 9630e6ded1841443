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
    // Selected already; where it stands out of sight is looked for with code that the first load does without.
    void import("./show-place.ts").then(({ showPlace }) => showPlace(mirror.current, at));
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
