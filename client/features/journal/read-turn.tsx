/** One question and its replies, read again. Where it was answered more than once, the one that was found, else the newest. */
import { Quote } from "lucide-react";
import { type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import type { AskedAndAnswered } from "#client/db/journal.ts";
import { formatTime } from "#client/i18n/format.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { remarkTexts } from "#client/i18n/remark-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { fetchedPart } from "#client/ui/fetched-part.tsx";
import { ReplySteps } from "#client/ui/reply-steps.tsx";
import { Pennant } from "#client/ui/flag.tsx";
import type { FindRanges } from "#client/ui/markdown/mark-blocks.ts";
import { assertNever } from "#shared/assert-never.ts";
import type { Reply } from "#shared/message.ts";
import { FormReader } from "./form-reader.tsx";
import { FoundText } from "./found-text.tsx";
import { readForm, type ReplyForm } from "./read-form.ts";

/** marked and remend are no part of the list. */
export const markdown = fetchedPart(async () => (await import("#client/ui/markdown.tsx")).Markdown);

type ReadTurnProps = {
  turn: AskedAndAnswered;
  passage: string | null;
  find: FindRanges | undefined;
  /** `selected`: what the person selected in the message, `""` where nothing is. `null`: it is not to be quoted. */
  onQuote: ((selected: string, markdown: string) => void) | null;
};

export function ReadTurn({ turn: { question, replies }, passage, find, onQuote }: ReadTurnProps) {
  const text = useTexts(coachTexts);
  const remarkText = useTexts(remarkTexts);
  const lang = useLang();
  /** The sibling chosen, and the passage that was read then: another passage shows its own. */
  const [chosen, setChosen] = useState<{ id: string; passage: string | null } | null>(null);
  const id = chosen?.passage === passage ? chosen?.id : passage;
  const shown = replies.find((reply) => reply.id === id) ?? replies.findLast(saysSomething) ?? replies.at(-1);
  const form = useMemo(
    () => (shown === undefined ? null : formOf(shown, question.deliverable?.text ?? "", find)),
    [shown, question, find],
  );
  return (
    <>
      <Part
        id={question.id}
        isHere={passage === question.id}
        label={text.you}
        onQuote={onQuote && ((selected) => onQuote(selected, question.text))}
        margin={
          <time className="mono" dateTime={new Date(question.createdAt).toISOString()}>
            {formatTime(lang, question.createdAt)}
          </time>
        }
      >
        <p className="you" lang={question.lang}>
          <FoundText text={question.text} find={find} />
        </p>
        {question.remark !== undefined && (
          <blockquote className="read-remark">
            <p>{remarkText.of(question.remark.from)}</p>
            <p>{question.remark.text}</p>
          </blockquote>
        )}
      </Part>
      {shown !== undefined && (
        <Part
          id={shown.id}
          isHere={passage === shown.id}
          label={text.reply}
          onQuote={shown.text === "" ? null : onQuote && ((selected) => onQuote(selected, shown.text))}
          margin={form === null && <Pennant id="p-2" />}
          tools={
            replies.length > 1 && (
              <ReplySteps replies={replies} shown={shown} onShow={(reply) => setChosen({ id: reply, passage })} />
            )
          }
        >
          {shown.text !== "" && (
            <div lang={question.lang}>
              {form !== null ? (
                <FormReader form={form} reply={shown} />
              ) : (
                <Suspense fallback={<p className="you">{shown.text}</p>}>
                  <markdown.Part
                    key={shown.id}
                    text={shown.text}
                    streaming={shown.state.status === "streaming"}
                    find={find}
                  />
                </Suspense>
              )}
            </div>
          )}
          <ReplyEnd reply={shown} />
        </Part>
      )}
    </>
  );
}

type PartProps = {
  id: string;
  /** What was found here is what is being read. */
  isHere: boolean;
  label: string;
  margin: ReactNode;
  /** `null`: there is nothing to quote. */
  onQuote: ((selected: string) => void) | null;
  tools?: ReactNode;
  children: ReactNode;
};

function Part({ id, isHere, label, margin, onQuote, tools, children }: PartProps) {
  const text = useTexts(journalTexts);
  const words = useRef<HTMLDivElement>(null);

  function selectedHere(): string {
    const selection = getSelection();
    const isHereAlone = selection?.anchorNode && words.current?.contains(selection.anchorNode);
    return isHereAlone && words.current?.contains(selection.focusNode) ? selection.toString().trim() : "";
  }

  return (
    <article className="read-part" aria-label={label} data-passage={id} data-here={isHere}>
      <div className="m">{margin}</div>
      <div className="c">
        <div ref={words}>{children}</div>
        <div className="tools">
          {onQuote !== null && (
            <button
              type="button"
              className="btn btn-quiet"
              // A press elsewhere would take the selection away that is to be quoted.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onQuote(selectedHere())}
            >
              <Quote className="i i-s" aria-hidden />
              {text.quote}
            </button>
          )}
          {tools}
        </div>
      </div>
    </article>
  );
}

/** How the reply ended, where that is not plain from its words. */
function ReplyEnd({ reply: { state } }: { reply: Reply }) {
  const text = useTexts(journalTexts);
  const coach = useTexts(coachTexts);
  switch (state.status) {
    case "complete":
      return state.reason === "length" ? <p className="end">{coach.lengthCap}</p> : null;
    case "streaming":
      return <p className="end">{coach.reading}</p>;
    case "queued":
      return <p className="end">{text.waiting}</p>;
    case "stopped":
      return <p className="end">{coach.stopped}</p>;
    case "interrupted":
      return <p className="end">{state.final ? coach.interrupted : coach.waitingNetwork}</p>;
    case "failed":
      return <p className="end">{text.noReply}</p>;
    default:
      return assertNever(state);
  }
}

/** Of a model's reply that came to its end: the checks coach judges nothing, and what is cut short has no form yet. */
function formOf({ source, state, text }: Reply, deliverable: string, find: FindRanges | undefined): ReplyForm | null {
  return source?.kind === "model" && state.status === "complete" ? readForm(text, deliverable, find) : null;
}

function saysSomething({ text }: Reply): boolean {
  return text !== "";
}
