/** One point of a verdict. Only what is literally in the deliverable looks like a quotation, and leads there. */
import type { ReactNode } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import type { Question } from "#shared/message.ts";
import { withoutMarks } from "#shared/plain-text.ts";
import type { VerdictReading } from "./verdict-sections.tsx";

type QuotedTextProps = {
  point: VerdictReading["holds"][number];
  /** The whole reply: the point's offsets are in it. */
  words: string;
  /** As it was sent: the quotations' offsets are in it. */
  deliverable: Question["deliverable"];
  onShow: (passage: JudgedPassage) => void;
  /** The caret, while this point is being written. */
  caret: ReactNode;
};

export function QuotedText({ point, words, deliverable, onShow, caret }: QuotedTextProps) {
  const text = useTexts(verdictTexts);
  const nodes: ReactNode[] = [];
  let at = point.at.start;
  for (const quote of point.quotes) {
    if (deliverable === null) break;
    const passage = deliverable.text.slice(quote.in.start, quote.in.end);
    nodes.push(
      <span key={at}>{spoken(words.slice(at, quote.at.start))}</span>,
      <button
        key={quote.at.start}
        type="button"
        className="quote"
        title={text.find(passage)}
        onClick={() => onShow({ ...deliverable, at: quote.in })}
      >
        {passage}
      </button>,
    );
    at = quote.at.end;
  }
  nodes.push(<span key="end">{spoken(words.slice(at, point.at.end))}</span>);
  return (
    <p>
      {nodes}
      {caret}
    </p>
  );
}

/** Without its marks; the spaces around it stay, for it stands between quotations. */
function spoken(part: string): string {
  const lead = /^\s/u.exec(part)?.[0] ?? "";
  const end = /\s$/u.exec(part)?.[0] ?? "";
  return lead + withoutMarks(part) + end;
}
