/** The foot of the page: the day is closed here, whatever is left. It is never disabled, and can be undone. */
import { closeDay, reopenDay, useDayLog } from "#client/db/day-log.ts";
import { useProgramme } from "#client/db/programme.ts";
import { formatTime } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toasts.tsx";
import type { Day } from "#shared/day.ts";
import type { Mission } from "#shared/programme.ts";
import { useCriteria } from "./use-criteria.ts";

export function CloseDayPanel({ day }: { day: Day }) {
  const mission = useProgramme()?.missions[day - 1];
  return mission === undefined ? null : <CloseDay mission={mission} />;
}

function CloseDay({ mission }: { mission: Mission }) {
  const text = useText().closing;
  const lang = useLang();
  const log = useDayLog(mission.day);
  const left = useCriteria(mission).filter(({ isMet }) => !isMet).length;
  if (log === undefined) return null;

  async function close() {
    await closeDay(mission.day);
    showToast({
      text: text.closed(mission.day),
      action: { label: text.undo, run: () => void reopenDay(mission.day) },
    });
  }

  return (
    <div className="actions">
      {log.closedAt === null ? (
        <>
          <button type="button" className={left === 0 ? "btn btn-signal" : "btn"} onClick={() => void close()}>
            {text.close}
          </button>
          <p>{text.left(left)}</p>
        </>
      ) : (
        <>
          <button type="button" className="btn" onClick={() => void reopenDay(mission.day)}>
            {text.reopen}
          </button>
          <p>{text.closedAt(formatTime(lang, log.closedAt))}</p>
        </>
      )}
    </div>
  );
}
