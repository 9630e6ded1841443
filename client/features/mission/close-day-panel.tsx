/** The foot of the page: the day is closed here, whatever is left. It is never disabled, and can be undone. */
import type { ReactNode } from "react";
import { useDayLog } from "#client/db/day-log.ts";
import { useDeliverable } from "#client/db/deliverables.ts";
import { useProgramme } from "#client/db/programme.ts";
import { useSession } from "#client/db/session.ts";
import { formatShortDate, formatTime, isOnThisDate } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import type { Day } from "#shared/day.ts";
import type { Mission } from "#shared/programme.ts";
import { closeWithUndo, reopen } from "./close-with-undo.ts";
import { useCriteria } from "./use-criteria.ts";
import { whatIsLeft } from "./what-is-left.ts";

/** `aside`: what else the foot of the page offers. */
export function CloseDayPanel({ day, aside }: { day: Day; aside: ReactNode }) {
  const mission = useProgramme()?.missions[day - 1];
  return mission === undefined ? null : <CloseDay mission={mission} aside={aside} />;
}

function CloseDay({ mission, aside }: { mission: Mission; aside: ReactNode }) {
  const text = useText().closing;
  const lang = useLang();
  const log = useDayLog(mission.day);
  const criteria = useCriteria(mission);
  // A verdict from when there was an AI goes on counting.
  const canJudge = useSession()?.coach.source !== "checks" || criteria.isJudged;
  const hasText = (useDeliverable(mission.day)?.text ?? "").trim() !== "";
  const { left, unjudged, isReady } = whatIsLeft(criteria, canJudge, hasText);
  if (log === undefined) return null;

  return (
    <div className="actions">
      {log.closedAt === null ? (
        <>
          <button
            type="button"
            className={isReady ? "btn btn-signal" : "btn"}
            onClick={() => void closeWithUndo(mission.day, text)}
          >
            {text.close}
          </button>
          <p>{text.left(left, unjudged)}</p>
        </>
      ) : (
        <>
          <button type="button" className="btn" onClick={() => void reopen(mission.day, text)}>
            {text.reopen}
          </button>
          <p>
            {text.closedAt(
              formatTime(lang, log.closedAt),
              isOnThisDate(log.closedAt) ? null : formatShortDate(lang, log.closedAt),
            )}
          </p>
        </>
      )}
      {aside}
    </div>
  );
}
