/** One reply in whatever state it is: the words first, then what the person needs to know and can do. */
import { Copy, Pin, PinOff, Play, RefreshCw } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { createPortal } from "react-dom";
import { setPinned, useIsPinned } from "#client/db/journal.ts";
import { isUnanswered } from "#client/db/threads.ts";
import { useScoreOf } from "#client/db/score-of.ts";
import { formatNumber } from "#client/i18n/format.ts";
import { bridgeTexts } from "#client/i18n/bridge-texts.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import { Flag, Pennant } from "#client/ui/flag.tsx";
import { optionalPart } from "#client/ui/optional-part.tsx";
import { useCopy } from "#client/ui/use-copy.ts";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { assertNever } from "#shared/assert-never.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import type { Question, Reply } from "#shared/message.ts";
import { textLanguage } from "#shared/text-language.ts";
import { canResume, isCutShort, resumeReply, retryReply, takesCurrentText } from "./ask-again.ts";
import { sendWithCare } from "./care-gate.ts";
import { CoachWords } from "./coach-words.tsx";
import { useHasRoomToFloat } from "./detached-state.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { useHasWords, useRetryAt, useShownWords } from "./live-replies.ts";
import { useNextPlace } from "./next-place.ts";
import { RetryCountdown } from "./retry-countdown.tsx";
import { verdictForBuddy } from "./verdict-for-buddy.ts";

/** No part of reading a thread: it comes after the words. Where it cannot be had, nothing is said. */
const FormNote = optionalPart(async () => (await import("./form-note.tsx")).FormNote);

/** What a reply may ask of the window around it, and of the page around that. */
export type ThreadActions = {
  /** Shows a passage of the deliverable where it is written. */
  onShowPassage: (passage: JudgedPassage) => void;
  /** Opens the composer with these words. */
  onCompose: (words: string) => void;
  /** What the page offers to send that to the binôme with. */
  sendTools: (body: BuddyBody) => ReactNode;
};

type CoachReplyProps = {
  reply: Reply;
  question: Question;
  online: boolean;
  isLast: boolean;
  actions: ThreadActions;
  onRetried: () => void;
  /** The stepper between siblings, where there are any. */
  children: ReactNode;
};

export function CoachReply({ reply, question, online, isLast, actions, onRetried, children }: CoachReplyProps) {
  const text = useTexts(coachTexts);
  const retryAtMs = useRetryAt(reply.id);
  const isWriting = reply.state.status === "streaming";
  const hasWords = useHasWords(reply, 0);
  const isWaiting = !useHasWords(reply, reply.kept ?? 0) && isUnanswered(reply);
  const canAct = isLast || children !== false;
  const lang = useLang();
  // Its words stand in the row at checkpoints; until there are some, it answers in the question's language.
  const spoken = textLanguage(reply.text.slice(0, TOLD_BY)) ?? question.lang;

  function retry() {
    const again = takesCurrentText(reply)
      ? sendWithCare({ day: reply.day, question: "", typed: null }, (isHeard) => retryReply(reply.id, isHeard))
      : retryReply(reply.id);
    void again.then(onRetried);
  }

  function resume() {
    void resumeReply(reply.id).then(onRetried);
  }

  return (
    <article className="entry" lang={spoken} aria-label={text.reply} aria-busy={isWriting}>
      {hasWords && <CoachWords reply={reply} question={question} isWriting={isWriting} {...actions} />}
      <div className="m">{endMark(reply, hasWords)}</div>
      <div className="c" lang={lang}>
        {isWaiting && <p className="said">{waitingText()}</p>}
        <ReplyEnd reply={reply} online={online} canGoOn={canAct && canResume(reply)} onRetry={retry} />
        {reply.state.status === "complete" && reply.source?.kind === "model" && (
          <FormNote reply={reply} question={question} />
        )}
        {canAct && <CutShort reply={reply} online={online} onResume={resume} onRedo={retry} />}
        {canAct && !isUnanswered(reply) && (
          <ReplyTools reply={reply} onRetry={retry} siblings={children}>
            <SendVerdict reply={reply} question={question} sendTools={actions.sendTools} />
          </ReplyTools>
        )}
      </div>
    </article>
  );

  function waitingText(): ReactNode {
    if (reply.state.status === "queued" && !online) return text.queued;
    if (retryAtMs === null) return text.waiting;
    return <RetryCountdown atMs={retryAtMs} render={text.retrying} />;
  }
}

/** So many characters tell the language of a reply. */
const TOLD_BY = 1_000;

/** The words have their own mark; an end without any, and a failure, are marked here. */
function endMark(reply: Reply, hasWords: boolean): ReactNode {
  if (reply.state.status === "failed") return <Flag id="f-v" />;
  return hasWords ? null : <Pennant id="p-2" />;
}

type ReplyEndProps = {
  reply: Reply;
  online: boolean;
  /** « Reprendre » stands below. */
  canGoOn: boolean;
  onRetry: () => void;
};

/** How the reply ended, where that is not plain from its words. */
function ReplyEnd({ reply, online, canGoOn, onRetry }: ReplyEndProps) {
  const text = useTexts(coachTexts);
  const { state } = reply;
  switch (state.status) {
    case "queued":
    case "streaming":
      return null;
    case "complete":
      if (state.reason !== "length") return null;
      return <p className="said">{canGoOn ? `${text.lengthCap} ${text.restCanBeHad}` : text.lengthCap}</p>;
    case "stopped":
      return <p className="said">{text.stopped}</p>;
    case "interrupted":
      return <p className="said">{online || state.final ? text.interrupted : text.waitingNetwork}</p>;
    case "failed":
      return <FailureNotice failure={state.failure} retryAtMs={state.retryAtMs} replyId={reply.id} onRetry={onRetry} />;
    default:
      return assertNever(state);
  }
}

type CutShortProps = { reply: Reply; online: boolean; onResume: () => void; onRedo: () => void };

/** What can be done about a reply that was cut short: go on from its words, or ask for another, where its tools do not. */
function CutShort({ reply, online, onResume, onRedo }: CutShortProps) {
  const text = useTexts(coachTexts);
  const { state } = reply;
  if (!isCutShort(state)) return null;
  // Without a network its own run may still bring the rest.
  const mayHeal = state.status === "interrupted" && !state.final && !online;
  return (
    <div className="rowbtns">
      {canResume(reply) && !mayHeal && (
        <button type="button" className="btn" onClick={onResume}>
          <Play className="i i-s" aria-hidden />
          {text.resume}
        </button>
      )}
      {state.status !== "complete" && (
        <button type="button" className="btn" onClick={onRedo}>
          <RefreshCw className="i i-s" aria-hidden />
          {text.redo}
        </button>
      )}
    </div>
  );
}

type SendVerdictProps = { reply: Reply; question: Question; sendTools: ThreadActions["sendTools"] };

function SendVerdict({ reply, question, sendTools }: SendVerdictProps) {
  const { blocks, action } = useTexts(verdictTexts).section;
  const { led } = useTexts(bridgeTexts);
  const headings = useMemo(() => ({ blocks, action, led }), [blocks, action, led]);
  const score = useScoreOf(reply)?.score ?? null;
  const body = useMemo(() => verdictForBuddy(reply, question, headings, score), [reply, question, headings, score]);
  return body === null ? null : sendTools(body);
}

type ReplyToolsProps = {
  reply: Reply;
  onRetry: () => void;
  siblings: ReactNode;
  children: ReactNode;
};

function ReplyTools({ reply, onRetry, siblings, children }: ReplyToolsProps) {
  const text = useTexts(coachTexts);
  const lang = useLang();
  const { copied, copy } = useCopy();
  const { state } = reply;
  const usage = state.status === "complete" ? state.usage : null;
  const words = useShownWords(reply);
  const { isNewest, below } = useNextPlace();
  // A phone has its tabs below the thread: no bar more.
  const hasRoom = useHasRoomToFloat();
  const bar = isNewest && hasRoom && state.status === "complete" ? below : null;
  const tools = (
    <div className={bar === null ? "rowbtns tools" : "foot tools"} role="group" aria-label={text.reply}>
      {words !== "" && (
        <button type="button" className="btn btn-quiet" onClick={() => copy(words)}>
          <Copy className="i i-s" aria-hidden />
          <span aria-live="polite">
            {copied === "idle" ? text.copyAll : copied === "copied" ? text.copied : text.copyFailed}
          </span>
        </button>
      )}
      {state.status === "complete" && (
        <button type="button" className="btn btn-quiet" onClick={onRetry}>
          <RefreshCw className="i i-s" aria-hidden />
          {text.redo}
        </button>
      )}
      {isNewest && state.status === "complete" && <PinExchange exchangeId={reply.exchangeId} />}
      {children}
      {siblings}
      {usage !== null && <span className="mono">{text.tokens(formatNumber(lang, usage.input + usage.output))}</span>}
    </div>
  );
  return bar === null ? tools : createPortal(tools, bar);
}

/** The journal keeps it in sight: the exchange, of which the newest reply speaks. */
function PinExchange({ exchangeId }: { exchangeId: string }) {
  const text = useTexts(coachTexts);
  const isPinned = useIsPinned(exchangeId);
  if (isPinned === undefined) return null;
  const PinIcon = isPinned ? PinOff : Pin;
  return (
    <button type="button" className="btn btn-quiet" onClick={() => void setPinned(exchangeId, !isPinned)}>
      <PinIcon className="i i-s" aria-hidden />
      {isPinned ? text.unpin : text.pin}
    </button>
  );
}
