/** The halyard: the fourteen days of the programme, past ones hoisted in full colour. Any day can be opened. */
import { Link } from "@tanstack/react-router";
import { useProgramme } from "#client/db/programme.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { DayPennant, Pennant } from "#client/ui/flag.tsx";
import { type Day, DAYS } from "#shared/day.ts";
import "./mission.css";

type HalyardPanelProps = {
  today: Day | undefined;
  /** The day on the page; `null` on screens that show none. */
  open: Day | null;
};

export function HalyardPanel({ today, open }: HalyardPanelProps) {
  return (
    <ol className="voyage" aria-label={useText().shell.days}>
      {DAYS.map((day) => (
        <li key={day}>
          <DayRow day={day} time={timeOf(day, today)} open={day === open} />
        </li>
      ))}
    </ol>
  );
}

type DayTime = "past" | "today" | "upcoming";

function timeOf(day: Day, today: Day | undefined): DayTime {
  if (today === undefined || day > today) return "upcoming";
  return day === today ? "today" : "past";
}

function DayRow({ day, time, open }: { day: Day; time: DayTime; open: boolean }) {
  const text = useText().day;
  const lang = useLang();
  const title = useProgramme()?.missions[day - 1]?.title[lang] ?? "";
  return (
    <Link
      to="/app/day/$day"
      params={{ day: String(day) }}
      className={`day ${time}${open ? " open" : ""}`}
      aria-current={time === "today" ? "step" : open ? "page" : undefined}
      title={`${text.name(day)} ${title}`}
    >
      <span className="hoist">
        {time === "past" && <DayPennant day={day} />}
        {time === "today" && <Pennant id="p-now" />}
        {time === "upcoming" && <span className="tick" />}
      </span>
      <span className="n">{text.name(day)}</span>
      <span className="t">{title}</span>
      <span className="sr">{text[time]}</span>
    </Link>
  );
}
