/** Days kept and stopovers in hand, at the foot of the sheet: for the windows whose rail is folded, or too low to say it. */
import { useClosedDays } from "#client/db/day-log.ts";
import { type Standing, voyageOf } from "#shared/voyage.ts";
import { Streak } from "./streak.tsx";
import "./streak-panel.css";

export function StreakPanel({ today }: { today: Standing | undefined }) {
  const closed = useClosedDays();
  if (today === undefined || closed === undefined) return null;
  return (
    <>
      <div className="m bare streak-foot" />
      <div className="c streak-foot">
        <Streak voyage={voyageOf(today, new Set(closed.keys()))} />
      </div>
    </>
  );
}
