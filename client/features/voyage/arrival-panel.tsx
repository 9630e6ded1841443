/** Once J14 is closed: the way to the page that holds the fourteen days. */
import { Link } from "@tanstack/react-router";
import { useDayLog } from "#client/db/day-log.ts";
import { useTexts } from "#client/i18n/language.ts";
import { voyageTexts } from "#client/i18n/voyage-texts.ts";
import { type Day, DAY_COUNT } from "#shared/day.ts";
import "./voyage.css";

export function ArrivalPanel({ day }: { day: Day }) {
  const text = useTexts(voyageTexts);
  const log = useDayLog(day);
  if (day !== DAY_COUNT || log === undefined || log.closedAt === null) return null;
  return (
    <p className="vg-arrival">
      {text.arrived} <Link to="/app/voyage">{text.open}</Link>
    </p>
  );
}
