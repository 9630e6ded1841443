/** What happened, what is safe, what to do: in the person's language, with the cause one click away. */
import { RotateCcw } from "lucide-react";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import type { Failure } from "#shared/coach-protocol.ts";
import { failureText, SAFE } from "./failure-texts.ts";
import { RetryCountdown } from "./retry-countdown.tsx";

type FailureNoticeProps = {
  failure: Failure;
  /** When it tries again by itself, epoch milliseconds; `null` when it does not. */
  retryAtMs: number | null;
  replyId: string;
  onRetry: () => void;
};

export function FailureNotice({ failure, retryAtMs, replyId, onRetry }: FailureNoticeProps) {
  const text = useText();
  const coach = useTexts(coachTexts);
  const lang = useLang();
  const { what, cause, todo, action } = failureText(failure, lang);
  return (
    <div className="err" role="alert">
      <b>{what}</b>
      {cause !== undefined && <p>{cause}</p>}
      <p>
        {SAFE[lang]}{" "}
        {retryAtMs === null ? (
          todo
        ) : (
          <RetryCountdown atMs={retryAtMs} render={(seconds) => `${coach.nextTry(seconds)}.`} />
        )}
      </p>
      <div className="rowbtns">
        <button type="button" className="btn" onClick={onRetry}>
          <RotateCcw className="i i-s" aria-hidden />
          {coach.retryNow}
        </button>
        {action === "reload" && (
          <button type="button" className="btn" onClick={() => location.reload()}>
            {text.shell.reload}
          </button>
        )}
        <details>
          <summary className="btn btn-quiet">{coach.detail}</summary>
          <p className="mono">
            {failure} · {replyId}
          </p>
        </details>
      </div>
    </div>
  );
}
