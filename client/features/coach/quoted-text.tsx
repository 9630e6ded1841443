/**
 * Words of a verdict. Only what is literally in the deliverable looks like a quotation, and leads there; what is given as
 * one and is not there loses its marks, and is said not to be there.
 */
import { Fragment, type ReactNode } from "react";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import type { Lang } from "#shared/lang.ts";
import type { Question } from "#shared/message.ts";
import { withoutMarks } from "#shared/plain-text.ts";
import { quotationsOf, type Said } from "#shared/reply-points.ts";
import { textLanguage } from "#shared/text-language.ts";

type QuotedTextProps = {
  said: Said;
  /** As it was sent: the quotations' offsets are in it. */
  deliverable: Question["deliverable"];
  /** Its language: a quotation is often too short to tell. */
  writtenIn: Lang | null;
  onShow: (passage: JudgedPassage) => void;
};

export function QuotedText({ said, deliverable, writtenIn, onShow }: QuotedTextProps) {
  const text = useTexts(verdictTexts);
  const lang = useLang();
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const quotation of quotationsOf(said)) {
    const { start, end } = quotation.at;
    nodes.push(<Fragment key={`before ${start}`}>{spoken(said.text.slice(at, start))}</Fragment>);
    if (!("in" in quotation)) {
      nodes.push(
        <Fragment key={start}>
          {withoutMarks(quotation.text)}{" "}
          <small className="misquote" lang={lang}>
            {text.misquote}
          </small>
        </Fragment>,
      );
    } else if (deliverable !== null) {
      const passage = deliverable.text.slice(quotation.in.start, quotation.in.end);
      nodes.push(
        <button
          key={start}
          type="button"
          className="quote"
          lang={textLanguage(passage) ?? writtenIn ?? undefined}
          title={text.find(passage)}
          onClick={() => onShow({ ...deliverable, at: quotation.in })}
        >
          {passage}
        </button>,
      );
    }
    at = end;
  }
  return (
    <>
      {nodes}
      {spoken(said.text.slice(at))}
    </>
  );
}

/** Without its marks; the spaces around it stay, for it stands between quotations. */
function spoken(part: string): string {
  const lead = /^\s/u.exec(part)?.[0] ?? "";
  const end = /\s$/u.exec(part)?.[0] ?? "";
  return lead + withoutMarks(part) + end;
}
