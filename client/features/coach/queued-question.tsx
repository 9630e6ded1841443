/**
 * A question that has not left yet, between dashed rules; it can be taken out again. Where its text or the day changed
 * while it waited, it says so and lets the person choose what goes.
 */
import { Link } from "@tanstack/react-router";
import { Hourglass, X } from "lucide-react";
import { formatTime } from "#client/i18n/format.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { Flag } from "#client/ui/flag.tsx";
import type { Question, Reply } from "#shared/message.ts";
import { useKeyedQuery } from "#client/db/use-keyed-query.ts";
import { removeQueued } from "./ask-coach.ts";
import { sendWithCare } from "./care-gate.ts";
import { ShownRemark } from "./shown-remark.tsx";
import { changeSince, sendAsAsked, sendWithCurrentText } from "./queued-change.ts";

type QueuedQuestionProps = {
  question: Question;
  reply: Reply;
  online: boolean;
  /** What it waits for while there is a network. */
  behind: "reply" | "question" | null;
};

export function QueuedQuestion({ question, reply, online, behind }: QueuedQuestionProps) {
  const text = useTexts(coachTexts);
  const lang = useLang();
  const mustChoose = reply.state.status === "queued" && reply.state.consent === "needed";
  return (
    <article className="entry" aria-label={text.you}>
      <div className="m">
        <span className="mono">{formatTime(lang, question.createdAt)}</span>
      </div>
      <div className="c">
        <div className="queue">
          <Hourglass className="i" aria-hidden />
          <div className="grow">
            <span className="asked" lang={question.lang}>
              {question.label ?? question.text}
            </span>
            <p>
              {mustChoose ? text.held.waits : online ? behindText() : text.queued}
              {question.deliverable !== null && ` · ${text.with.deliverable(question.deliverable.version)}`}
            </p>
            {question.remark !== undefined && <ShownRemark remark={question.remark} />}
            {mustChoose && <HowToSend question={question} replyId={reply.id} />}
          </div>
          <button
            type="button"
            className="icon-btn"
            aria-label={text.unqueue}
            onClick={() => void removeQueued(reply.id)}
          >
            <X className="i" aria-hidden />
          </button>
        </div>
      </div>
      {!online && (
        <>
          <div className="m offline">
            <Flag id="f-m" />
          </div>
          <p className="c offline">
            {text.offlineNote} <Link to="/app/journal">{text.offlineJournal}</Link>.
          </p>
        </>
      )}
    </article>
  );

  function behindText(): string {
    return behind === "question" ? text.queuedBehindQuestion : text.queuedBehind;
  }
}

/** One choice where the text is as it was, two where it is another; to take the question out stands beside them. */
function HowToSend({ question, replyId }: { question: Question; replyId: string }) {
  const text = useTexts(coachTexts).held;
  const change = useKeyedQuery(replyId, () => changeSince(question));
  if (change === undefined) return null;
  const asked = question.deliverable;
  const { day } = question;

  function sendCurrent() {
    void sendWithCare({ day, question: "", typed: null }, (isHeard) => sendWithCurrentText(replyId, isHeard));
  }

  const isOtherText = change !== null && change.text !== null;
  return (
    <>
      {change !== null && change.day !== null && <p>{text.day(change.day.asked, change.day.today)}</p>}
      {isOtherText && <p>{text.text}</p>}
      <div className="rowbtns">
        <button type="button" className="btn" onClick={() => void sendAsAsked(replyId)}>
          {!isOtherText ? text.send : asked === null ? text.sendWithout : text.sendThen(asked.version)}
        </button>
        {isOtherText && (
          <button type="button" className="btn" onClick={sendCurrent}>
            {change.text?.version === null ? text.sendWithout : text.sendNow}
          </button>
        )}
      </div>
    </>
  );
}
