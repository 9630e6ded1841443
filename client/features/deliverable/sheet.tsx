/**
 * The ruled sheet. A mirror under the textarea gives it its height and carries the highlighter: the platform's own
 * text field keeps undo, input methods, spelling and assistive technology as they are.
 */
import type { ReactNode } from "react";
import type { Passage } from "#shared/checks/check.ts";

type SheetProps = {
  label: string;
  placeholder: string;
  text: string;
  readOnly: boolean;
  /** What was written before is still read. */
  isBusy: boolean;
  marks: readonly Passage[];
  onChange: (text: string) => void;
  onLeave: () => void;
};

export function Sheet({ label, placeholder, text, readOnly, isBusy, marks, onChange, onLeave }: SheetProps) {
  return (
    <div className="sheet">
      <div className="mirror" aria-hidden="true">
        {highlight(text, marks)}
        {"\u200b"}
      </div>
      <textarea
        id="deliverable"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        readOnly={readOnly}
        aria-busy={isBusy}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
    </div>
  );
}

/** The text with its marks; overlapping passages are merged, so that every character stands exactly once. */
function highlight(text: string, marks: readonly Passage[]): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    nodes.push(text.slice(at, from), <mark key={nodes.length}>{text.slice(from, end)}</mark>);
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes;
}
