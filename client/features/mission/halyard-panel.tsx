/** The halyard: the fourteen days of the programme, closed ones hoisted in full colour. Any day can be opened. */
import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useClosedDays } from "#client/db/day-log.ts";
import { useProgramme } from "#client/db/programme.ts";
import { now } from "#client/platform/clock.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { DayPennant, Pennant } from "#client/ui/flag.tsx";
import { type Day, DAY_COUNT, DAYS } from "#shared/day.ts";
import { type DayTime, type Standing, timeOf, voyageOf } from "#shared/voyage.ts";
import { Streak } from "./streak.tsx";
import "./mission.css";

type HalyardPanelProps = {
  today: Standing | undefined;
  /** The day on the page; `null` on screens that show none. */
  open: Day | null;
};

export function HalyardPanel({ today, open }: HalyardPanelProps) {
  const closed = useClosedDays();
  const [shownAt] = useState(now);
  const isKnown = today !== undefined && closed !== undefined;
  const voyage = isKnown ? voyageOf(today, new Set(closed.keys())) : undefined;
  return (
    <>
      <ol className="voyage" aria-label={useText().shell.days}>
        {DAYS.map((day) => {
          const closedAt = closed?.get(day);
          return (
            <li key={day}>
              <DayRow
                day={day}
                time={timeOf(day, today)}
                open={day === open}
                isClosed={closedAt !== undefined}
                isHoisted={closedAt !== undefined || voyage?.arrived === true}
                runsUp={closedAt !== undefined && closedAt > shownAt}
              />
            </li>
          );
        })}
      </ol>
      {voyage !== undefined && <Streak voyage={voyage} />}
    </>
  );
}

type DayRowProps = {
  day: Day;
  time: DayTime;
  open: boolean;
  isClosed: boolean;
  isHoisted: boolean;
  /** It was closed since this page is open: its pennant is seen running up. */
  runsUp: boolean;
};

function DayRow({ day, time, open, isClosed, isHoisted, runsUp }: DayRowProps) {
  const text = useText().day;
  const lang = useLang();
  const title = useProgramme()?.missions[day - 1]?.title[lang] ?? "";
  const state = [time === "past" ? null : text[time], isClosed ? text.done : time === "past" ? text.stopover : null];
  return (
    <Link
      to="/app/day/$day"
      params={{ day: String(day) }}
      className={`day ${time}${open ? " open" : ""}`}
      aria-current={time === "today" ? "step" : open ? "page" : undefined}
      title={`${text.name(day)} ${title}`}
    >
      <span className={runsUp ? "hoist runs-up" : "hoist"} style={{ "--climb": String(DAY_COUNT - day + 1) }}>
        {isHoisted ? <DayPennant day={day} /> : time === "today" ? <Pennant id="p-now" /> : <span className="tick" />}
      </span>
      <span className="n">{text.name(day)}</span>
      <span className="t">{title}</span>
      <span className="sr">{state.filter((word) => word !== null).join(", ")}</span>
    </Link>
  );
}
