/** Of the replies to one question, shown one at a time: which it is, and the way to the one before and the one after. */
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { coachTexts } from "../i18n/coach-texts.ts";
import { useTexts } from "../i18n/language.ts";
import type { Reply } from "#shared/message.ts";
import "./reply-steps.css";

type ReplyStepsProps = { replies: readonly Reply[]; shown: Reply; onShow: (id: string) => void };

export function ReplySteps({ replies, shown, onShow }: ReplyStepsProps) {
  const text = useTexts(coachTexts);
  const index = replies.indexOf(shown);
  const step = (to: Reply | undefined, label: string, icon: ReactNode) => (
    <button
      type="button"
      className="icon-btn"
      aria-label={label}
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && onShow(to.id)}
    >
      {icon}
    </button>
  );
  return (
    <span className="reply-steps">
      {step(replies[index - 1], text.previousReply, <ChevronLeft className="i i-s" aria-hidden />)}
      <span className="mono">
        <span aria-hidden="true">
          {index + 1} / {replies.length}
        </span>
        <span className="sr">{text.versions(index + 1, replies.length)}</span>
      </span>
      {step(replies[index + 1], text.nextReply, <ChevronRight className="i i-s" aria-hidden />)}
    </span>
  );
}
