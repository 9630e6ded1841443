/** The next action, which the person can make a promise of: the one solid block of the screen until they have. */
import { CalendarCheck, CalendarPlus } from "lucide-react";
import { createPortal } from "react-dom";
import { makePromise, restorePromise, takeBackPromise, usePromiseIn } from "#client/db/promises.ts";
import type { PromiseRow } from "#client/db/rows.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import { Flag } from "#client/ui/flag.tsx";
import { showToast } from "#client/ui/toast.ts";
import type { Lang } from "#shared/lang.ts";
import type { Reply } from "#shared/message.ts";
import { withoutMarks } from "#shared/plain-text.ts";
import { textLanguage } from "#shared/text-language.ts";
import { useNextPlace } from "./next-place.ts";

type NextActionProps = {
  action: string;
  heading: string;
  reply: Reply;
  isWriting: boolean;
  /** What the question was asked in, where these few words do not tell. */
  spoken: Lang;
};

export function NextAction({ action, heading, reply, isWriting, spoken }: NextActionProps) {
  const text = useTexts(verdictTexts);
  const lang = useLang();
  const said = withoutMarks(action);
  const promise = usePromiseIn(reply.id, isWriting ? "" : said);
  const { isNewest, below } = useNextPlace();
  const isPromised = promise !== undefined && promise !== null;
  const isSettled = isPromised && (promise.state === "done" || promise.state === "not-done");

  async function promiseIt() {
    const made = await makePromise(reply.day, reply.id, said);
    showToast({ text: text.promised, action: { label: text.undo, run: () => void takeBackPromise(made.id) } });
  }

  async function takeOut(row: PromiseRow) {
    await takeBackPromise(row.id);
    showToast({ text: text.takenOut, action: { label: text.undo, run: () => void restorePromise(row) } });
  }

  /** One that was kept or let go is a fact: it is taken up again where it is told. */
  function toggle(row: PromiseRow | null) {
    if (isSettled) return;
    const toggled = row === null ? promiseIt() : takeOut(row);
    void toggled.catch(() => showToast({ text: text.notWritten, isFailure: true }));
  }

  const look = isNewest ? (isPromised ? "newest" : "newest now") : "";
  const block = (
    <div className={`next-action ${look}`} lang={lang}>
      <div className="m">
        <Flag id="f-p" />
      </div>
      <div className="c words">
        <h3>
          {heading}
          {isNewest && <span className="mono">{text.withinADay}</span>}
        </h3>
        <p lang={textLanguage(said) ?? spoken}>
          {said}
          {isWriting && <span className="caret" aria-hidden="true" />}
        </p>
        {!isWriting && said !== "" && promise !== undefined && (
          <button
            type="button"
            className="btn"
            title={isPromised && !isSettled ? text.takeOut : undefined}
            aria-disabled={isSettled}
            onClick={() => toggle(promise)}
          >
            {promise === null ? (
              <CalendarPlus className="i" aria-hidden />
            ) : (
              <CalendarCheck className="i" aria-hidden />
            )}
            {promise === null ? text.promise : text.promised}
          </button>
        )}
      </div>
    </div>
  );
  // While it is written it stands where it is written.
  return below === null || reply.state.status !== "complete" ? block : createPortal(block, below);
}
