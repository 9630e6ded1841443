/** One reply in whatever state it is: the words first, then what the person needs to know and can do. */
import { Copy, Play, RefreshCw } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { isUnanswered } from "#client/db/threads.ts";
import { formatNumber } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { Flag, Pennant } from "#client/ui/flag.tsx";
import { useCopy } from "#client/ui/use-copy.ts";
import { assertNever } from "#shared/assert-never.ts";
import type { Reply } from "#shared/message.ts";
import { canResume, resumeReply, retryReply } from "./ask-again.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { type LiveReply, useLiveReply, useShownWords } from "./live-replies.ts";
import { RetryCountdown } from "./retry-countdown.tsx";

/** marked and remend stay out of the cockpit's first load. */
const Markdown = lazy(async () => ({ default: (await import("#client/ui/markdown.tsx")).Markdown }));

type CoachReplyProps = {
  reply: Reply;
  online: boolean;
  isLast: boolean;
  onRetried: () => void;
  /** The stepper between siblings, where there are any. */
  children: ReactNode;
};

export function CoachReply({ reply, online, isLast, onRetried, children }: CoachReplyProps) {
  const text = useText().coach;
  const live = useLiveReply(reply.id);
  const isWriting = reply.state.status === "streaming";
  const words = useShownWords(reply);
  const canAct = isLast || children !== false;

  function retry() {
    void retryReply(reply.id).then(onRetried);
  }

  function resume() {
    void resumeReply(reply.id).then(onRetried);
  }

  return (
    <article className="entry" aria-label={text.reply} aria-busy={isWriting}>
      <div className="m">{reply.state.status === "failed" ? <Flag id="f-v" /> : <Pennant id="p-2" />}</div>
      <div className="c">
        {words !== "" && (
          <Suspense fallback={<p className="asked">{words}</p>}>
            <Markdown text={words} streaming={isWriting} />
          </Suspense>
        )}
        {words.length <= (reply.kept ?? 0) && isUnanswered(reply) && <p className="said">{waitingText(live)}</p>}
        <ReplyEnd reply={reply} online={online} onRetry={retry} />
        {canAct && <CutShort reply={reply} online={online} onResume={resume} onRedo={retry} />}
        {canAct && <ReplyTools reply={reply} words={words} onRetry={retry} siblings={children} />}
      </div>
    </article>
  );

  function waitingText(known: LiveReply | undefined): ReactNode {
    if (reply.state.status === "queued" && !online) return text.queued;
    if (known === undefined || known.retryAtMs === null) return text.waiting;
    return <RetryCountdown atMs={known.retryAtMs} render={text.retrying} />;
  }
}

type ReplyEndProps = { reply: Reply; online: boolean; onRetry: () => void };

/** How the reply ended, where that is not plain from its words. */
function ReplyEnd({ reply, online, onRetry }: ReplyEndProps) {
  const text = useText().coach;
  const { state } = reply;
  switch (state.status) {
    case "queued":
    case "streaming":
      return null;
    case "complete":
      return state.reason === "length" ? <p className="said">{text.lengthCap}</p> : null;
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

/** What can be done about a reply that was stopped or interrupted: go on from its words, or ask for another. */
function CutShort({ reply, online, onResume, onRedo }: CutShortProps) {
  const text = useText().coach;
  const { state } = reply;
  if (state.status !== "stopped" && state.status !== "interrupted") return null;
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
      <button type="button" className="btn" onClick={onRedo}>
        <RefreshCw className="i i-s" aria-hidden />
        {text.redo}
      </button>
    </div>
  );
}

type ReplyToolsProps = { reply: Reply; words: string; onRetry: () => void; siblings: ReactNode };

function ReplyTools({ reply, words, onRetry, siblings }: ReplyToolsProps) {
  const text = useText().coach;
  const lang = useLang();
  const { copied, copy } = useCopy();
  const { state } = reply;
  const usage = state.status === "complete" ? state.usage : null;
  if (isUnanswered(reply)) return null;
  return (
    <div className="rowbtns tools">
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
      {siblings}
      {usage !== null && <span className="mono">{text.tokens(formatNumber(lang, usage.input + usage.output))}</span>}
    </div>
  );
}
