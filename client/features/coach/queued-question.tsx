/** A question that has not left yet, between dashed rules; it can be taken out again. */
import { Hourglass, X } from "lucide-react";
import { formatTime } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { Flag } from "#client/ui/flag.tsx";
import type { Question, Reply } from "#shared/message.ts";
import { removeQueued } from "./ask-coach.ts";

export function QueuedQuestion({ question, reply, online }: { question: Question; reply: Reply; online: boolean }) {
  const text = useText().coach;
  const lang = useLang();
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
              {online ? text.queuedBehind : text.queued}
              {question.deliverable !== null && ` · ${text.with.deliverable(question.deliverable.version)}`}
            </p>
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
          <div className="m">
            <Flag id="f-m" />
          </div>
          <p className="c said">{text.offlineNote}</p>
        </>
      )}
    </article>
  );
}
