/** The page of a day after J14, in the place of a mission: what goes on, and where the fourteen days are. */
import { Link } from "@tanstack/react-router";
import { useText, useTexts } from "#client/i18n/language.ts";
import { voyageTexts } from "#client/i18n/voyage-texts.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import { usePageTitle } from "#client/ui/use-page-title.ts";
import { DAY_COUNT } from "#shared/day.ts";
import "./voyage.css";

export function AfterPanel() {
  const text = useTexts(voyageTexts);
  const { day } = useText();
  usePageTitle(text.after);
  return (
    <>
      <div className="m bare pad-h">
        <DayPennant day={DAY_COUNT} />
        <span className="mono">{day.of(DAY_COUNT, DAY_COUNT)}</span>
      </div>
      <div className="c pad-h">
        <h1 className="title">{text.after}</h1>
        <p className="lead">{text.afterLead}</p>
        <p className="vg-ways">
          <Link className="btn btn-ink" to="/app/voyage">
            {text.open}
          </Link>
          <Link className="btn" to="/app/day/$day" params={{ day: String(DAY_COUNT) }}>
            {text.openLast}
          </Link>
        </p>
      </div>
    </>
  );
}
