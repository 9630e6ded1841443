/** The line that was left for this morning, among the first lines of the page. */
import { useRecalledEvening } from "#client/db/recalled-evening.ts";
import { eveningTexts } from "#client/i18n/evening-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import type { CivilDate } from "#shared/day.ts";
import { useEvening } from "./use-evening.ts";
import "./evening.css";

export function MorningPanel({ atMs }: { atMs: number }) {
  const evening = useEvening(atMs);
  return evening === undefined ? null : <Recalled before={evening.on} />;
}

function Recalled({ before }: { before: CivilDate }) {
  const text = useTexts(eveningTexts);
  const { name } = useText().day;
  const recalled = useRecalledEvening(before);
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
