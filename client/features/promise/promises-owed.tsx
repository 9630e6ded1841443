/** Each promise that is still owed, with what can be said of it. */
import type { ReactNode } from "react";
import { useSeenDone } from "#client/db/seen-done.ts";
import { restorePromise, settlePromise } from "#client/db/promises.ts";
import type { PromiseRow } from "#client/db/rows.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { bridgeTexts } from "#client/i18n/bridge-texts.ts";
import { promiseTexts } from "#client/i18n/promise-texts.ts";
import { Flag } from "#client/ui/flag.tsx";
import { showToast } from "#client/ui/toasts.tsx";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { CivilDate } from "#shared/day.ts";
import "./promise.css";

type Shown = { today: CivilDate; sendTools: (body: BuddyBody) => ReactNode };

export function PromisesOwed({ owed, ...shown }: Shown & { owed: readonly PromiseRow[] }) {
  const text = useTexts(promiseTexts);
  return (
    <>
      <div className="m pad-h">
        <h2 className="lbl">{text.label}</h2>
      </div>
      <div className="c pad-h">
        <ul className="promises">
          {owed.map((promise) => (
            <OwedPromise key={promise.id} promise={promise} {...shown} />
          ))}
        </ul>
      </div>
    </>
  );
}

function OwedPromise({ promise, today, sendTools }: Shown & { promise: PromiseRow }) {
  const { day } = useText();
  const text = useTexts(promiseTexts);
  const bridge = useTexts(bridgeTexts);
  const seen = useSeenDone(promise.id);
  const due = promise.dueOn < today ? "late" : promise.dueOn === today ? "today" : "tomorrow";

  async function settle(state: PromiseRow["state"]) {
    const before = await settlePromise(promise.id, state);
    if (before === null) return;
    showToast({
      text: text.settled[state],
      action: { label: text.undo, run: () => void restorePromise(before) },
    });
  }

  return (
    <li>
      <Flag id="f-p" />
      <div>
        <p className="promise-said">{promise.text}</p>
        <p className="promise-when">
          {text.from(day.name(promise.day))}, {text.due[due]}
          {seen && `, ${bridge.seenBy(seen.name.split(" ")[0] || bridge.yourBuddy)}`}
        </p>
        <div className="rowbtns">
          <button type="button" className="btn" onClick={() => void settle("done")}>
            {text.done}
          </button>
          {due !== "tomorrow" && (
            <button type="button" className="btn btn-quiet" onClick={() => void settle("put-off")}>
              {text.putOff}
            </button>
          )}
          <button type="button" className="btn btn-quiet" onClick={() => void settle("not-done")}>
            {text.letGo}
          </button>
          {sendTools(bodyOf(promise))}
        </div>
      </div>
    </li>
  );
}

/** As it stands now: put off, it is another promise to the binôme. */
function bodyOf({ id: promiseId, day, dueOn, text }: PromiseRow): BuddyBody {
  return { kind: "promise", promiseId, day, dueOn, text };
}
