/** One promise that is still owed, with what can be said of it. */
import { type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { PromiseRow } from "#client/db/rows.ts";
import { useSeenDone } from "#client/db/seen-done.ts";
import { bridgeTexts } from "#client/i18n/bridge-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { promiseTexts } from "#client/i18n/promise-texts.ts";
import { Flag } from "#client/ui/flag.tsx";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { type CivilDate, civilDateAfter } from "#shared/day.ts";
import { formatDue } from "./format-due.ts";
import { PromiseEditor } from "./promise-editor.tsx";
import { settleWithUndo } from "./settle-with-undo.ts";

type OwedPromiseProps = { promise: PromiseRow; today: CivilDate; sendTools: (body: BuddyBody) => ReactNode };

export function OwedPromise({ promise, today, sendTools }: OwedPromiseProps) {
  const { day } = useText();
  const text = useTexts(promiseTexts);
  const bridge = useTexts(bridgeTexts);
  const seen = useSeenDone(promise.id);
  const due = useDueWords(promise.dueOn, today);
  const [isChanging, setIsChanging] = useState(false);
  const changer = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  function change(isBegun: boolean) {
    flushSync(() => setIsChanging(isBegun));
    (isBegun ? field : changer).current?.focus();
  }

  return (
    <li>
      <Flag id="f-p" />
      <div>
        {isChanging ? (
          <PromiseEditor promise={promise} today={today} fieldRef={field} onEnd={() => change(false)} />
        ) : (
          <p className="promise-said">{promise.text}</p>
        )}
        <p className="promise-when">
          {text.from(day.name(promise.day))}, {due}
          {seen && `, ${bridge.seenBy(seen.name.split(" ")[0] || bridge.yourBuddy)}`}
        </p>
        {!isChanging && (
          <div className="rowbtns">
            <button type="button" className="btn" onClick={() => void settleWithUndo(promise.id, "done")}>
              {text.done}
            </button>
            {promise.dueOn <= today && (
              <button
                type="button"
                className="btn btn-quiet"
                onClick={() => void settleWithUndo(promise.id, "put-off")}
              >
                {text.putOff}
              </button>
            )}
            <button type="button" className="btn btn-quiet" onClick={() => void settleWithUndo(promise.id, "not-done")}>
              {text.letGo}
            </button>
            <button ref={changer} type="button" className="btn btn-quiet" onClick={() => change(true)}>
              {text.change}
            </button>
            {sendTools(bodyOf(promise))}
          </div>
        )}
      </div>
    </li>
  );
}

function useDueWords(dueOn: CivilDate, today: CivilDate): string {
  const { due } = useTexts(promiseTexts);
  const lang = useLang();
  if (dueOn === today) return due.today;
  return dueOn === civilDateAfter(today, 1) ? due.tomorrow : due.on(formatDue(lang, dueOn));
}

/** As it stands now: put off, it is another promise to the binôme. */
function bodyOf({ id: promiseId, day, dueOn, text }: PromiseRow): BuddyBody {
  return { kind: "promise", promiseId, day, dueOn, text };
}
