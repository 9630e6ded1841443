/** What was promised and is still owed, on the page of the day: recalled from this device, with no model and no network. */
import type { ReactNode } from "react";
import { usePromisesTold } from "#client/db/promises.ts";
import { useTexts } from "#client/i18n/language.ts";
import { promiseTexts } from "#client/i18n/promise-texts.ts";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { CivilDate } from "#shared/day.ts";
import { OwedPromise } from "./owed-promise.tsx";
import { SettledPromise } from "./settled-promise.tsx";
import "./promise.css";

type PromisePanelProps = {
  today: CivilDate;
  /** What sends a promise to the binôme; nothing where there is none. */
  sendTools: (body: BuddyBody) => ReactNode;
};

/** What was settled today stays below, for the day: one that was settled by mistake can be taken up again. */
export function PromisePanel({ today, sendTools }: PromisePanelProps) {
  const text = useTexts(promiseTexts);
  const told = usePromisesTold(today);
  if (told === undefined || told.owed.length + told.settled.length === 0) return null;
  return (
    <>
      <div className="m pad-h">
        <h2 className="lbl">{text.label}</h2>
      </div>
      <div className="c pad-h" role="group" aria-label={text.label} tabIndex={-1}>
        <ul className="promises">
          {told.owed.map((promise) => (
            <OwedPromise key={promise.id} promise={promise} today={today} sendTools={sendTools} />
          ))}
          {told.settled.map((promise) => (
            <SettledPromise key={promise.id} promise={promise} />
          ))}
        </ul>
      </div>
    </>
  );
}
