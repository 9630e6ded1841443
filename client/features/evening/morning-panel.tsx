/** The line that was left for this morning, among the first lines of the page. */
import { useRecalledEvening } from "#client/db/recalled-evening.ts";
import { eveningTexts } from "#client/i18n/evening-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import type { CivilDate } from "#shared/day.ts";
import "./evening.css";

export function MorningPanel({ today }: { today: CivilDate }) {
  const text = useTexts(eveningTexts);
  const { name } = useText().day;
  const recalled = useRecalledEvening(today);
  if (recalled === null || recalled === undefined) return null;
  return (
    <>
      <div className="m pad-h">
        <h2 className="lbl">{text.recalled}</h2>
      </div>
      <div className="c pad-h">
        <div className="ev-recalled">
          <p className="ev-said">{recalled.text}</p>
          <p className="ev-from">{text.from(name(recalled.day))}</p>
        </div>
      </div>
    </>
  );
}
