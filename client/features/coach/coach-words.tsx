/**
 * The words of one reply, read as the coach's form while they arrive. Whatever departs from the form is shown as the
 * Markdown that it is, and nothing of the reply is left out: what stands before the form, between its sections and
 * after it is there too.
 */
import { type ReactNode, useMemo } from "react";
import { useSession } from "#client/db/session.ts";
import { useLang } from "#client/i18n/language.ts";
import { Markdown } from "#client/ui/markdown.tsx";
import { Pennant } from "#client/ui/flag.tsx";
import { CHECKS_ACTION, readChecksAction } from "#shared/checks-action.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import { textLanguage } from "#shared/text-language.ts";
import { createReplyReader } from "#shared/verdict.ts";
import type { Question, Reply } from "#shared/message.ts";
import { useShownWords } from "./live-replies.ts";
import { NextAction } from "./next-action.tsx";
import { ChangedScore } from "./shown-score.tsx";
import { VerdictSections } from "./verdict-sections.tsx";

export type CoachWordsProps = {
  reply: Reply;
  question: Question;
  isWriting: boolean;
  /** Shows a passage of the deliverable where it is written. */
  onShowPassage: (passage: JudgedPassage) => void;
  /** Opens the composer with these words. */
  onCompose: (words: string) => void;
};

export function CoachWords(props: CoachWordsProps) {
  const { reply, question, isWriting } = props;
  const words = useShownWords(reply);
  const lang = useLang();
  const deliverable = question.deliverable?.text ?? "";
  const expected = useSession()?.coach.source;
  const read = useMemo(() => createReplyReader(deliverable), [deliverable]);
  const writtenIn = useMemo(() => textLanguage(deliverable), [deliverable]);
  const reading = useMemo(() => read(words), [read, words]);
  // The first words are here before the row says whose they are: they must not change shape when it does.
  const source = reply.source?.kind ?? expected;
  // The checks coach counts and never judges: its facts have no form, and its one action can be promised all the same.
  if (reading.kind === "plain" || source !== "model") {
    const next = source === "checks" ? readChecksAction(words) : null;
    return (
      <>
        <Row mark={<Pennant id="p-2" />}>
          {source === "model" && !isWriting && <ChangedScore reply={reply} />}
          <Markdown text={words.slice(0, next?.start)} streaming={isWriting} />
        </Row>
        {next !== null && (
          <NextAction
            action={next.action}
            heading={CHECKS_ACTION[lang]}
            reply={reply}
            isWriting={isWriting}
            spoken={question.lang}
          />
        )}
      </>
    );
  }
  const preamble = words.slice(0, reading.sections[0]?.heading.start ?? 0);
  // A last line that may yet become a heading is held back while it is written, never at the end.
  const tail = isWriting ? "" : words.slice(reading.undecidedFrom);
  return (
    <>
      {preamble.trim() !== "" && (
        <Row mark={<Pennant id="p-2" />}>
          <Markdown text={preamble} streaming={false} />
        </Row>
      )}
      <VerdictSections {...props} words={words} reading={reading} writtenIn={writtenIn} />
      {tail.trim() !== "" && (
        <Row mark={null}>
          <Markdown text={tail} streaming={false} />
        </Row>
      )}
    </>
  );
}

function Row({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className="m">{mark}</div>
      <div className="c words">{children}</div>
    </>
  );
}
