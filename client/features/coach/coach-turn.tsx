/** One question with what it was asked about, and its reply; where it was asked again, all its replies. */
import type { ThreadTurn } from "#client/db/threads.ts";
import { formatTime } from "#client/i18n/format.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { ReplySteps } from "#client/ui/reply-steps.tsx";
import type { Question } from "#shared/message.ts";
import { CoachReply, type ThreadActions } from "./coach-reply.tsx";
import { ShownRemark } from "./shown-remark.tsx";
import { QueuedQuestion } from "./queued-question.tsx";

type CoachTurnProps = {
  turn: ThreadTurn;
  online: boolean;
  /** What this one waits for, where it waits its turn: the reply being written, or a question that is held. */
  behind: "reply" | "question" | null;
  isLast: boolean;
  /** The sibling chosen to be read; `null`: the newest. */
  chosen: string | null;
  onChoose: (replyId: string | null) => void;
  actions: ThreadActions;
};

export function CoachTurn({ turn, online, behind, isLast, chosen, onChoose, actions }: CoachTurnProps) {
  const shown = turn.replies.find((reply) => reply.id === chosen) ?? turn.current;
  const isFirstTry = turn.replies.length === 1;
  const { state } = turn.current;
  if (state.status === "queued" && isFirstTry && (!online || behind !== null || state.consent === "needed")) {
    return <QueuedQuestion question={turn.question} reply={turn.current} online={online} behind={behind} />;
  }
  return (
    <>
      <Asked question={turn.question} />
      <CoachReply
        reply={shown}
        question={turn.question}
        online={online}
        isLast={isLast}
        actions={actions}
        onRetried={() => onChoose(null)}
      >
        {turn.replies.length > 1 && <ReplySteps replies={turn.replies} shown={shown} onShow={onChoose} />}
      </CoachReply>
    </>
  );
}

function Asked({ question }: { question: Question }) {
  const text = useTexts(coachTexts);
  const lang = useLang();
  return (
    <article className="entry" aria-label={text.you}>
      <div className="m">
        <time className="mono" dateTime={new Date(question.createdAt).toISOString()}>
          {formatTime(lang, question.createdAt)}
        </time>
      </div>
      <div className="c">
        <p className="asked" lang={question.lang}>
          {question.label ?? question.text}{" "}
          <small lang={lang}>
            {carried(question)}
            {question.earlier.map((earlier) => `, J${earlier.day} V${earlier.version}`)}
          </small>
        </p>
        {question.remark !== undefined && <ShownRemark remark={question.remark} />}
      </div>
    </article>
  );

  function carried({ deliverable, withProfile }: Question): string {
    if (deliverable === null) return withProfile ? text.with.profile : "";
    return withProfile ? text.with.both(deliverable.version) : text.with.deliverable(deliverable.version);
  }
}
