/**
 * « Terrain »: what was done among people, counted as it happens. Folded on a day that is not about them; a tap or a
 * figure typed is kept at once. On the day of a review the figures can become its first draft.
 */
import { useProgramme } from "#client/db/programme.ts";
import { useFieldCounts } from "#client/db/field-counts.ts";
import { fieldworkTexts } from "#client/i18n/fieldwork-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { tellCounts } from "#client/i18n/tell-counts.ts";
import type { Day } from "#shared/day.ts";
import { FIELD_COUNTERS, sumCounts } from "#shared/field-counts.ts";
import { FieldCounterField } from "./field-counter-field.tsx";
import { StartFromFigures } from "./start-from-figures.tsx";
import "#client/ui/disclosure.css";
import "./fieldwork.css";

export function FieldworkPanel({ day }: { day: Day }) {
  const text = useTexts(fieldworkTexts);
  const lang = useLang();
  const mission = useProgramme()?.missions[day - 1];
  const counts = useFieldCounts();
  if (mission === undefined || counts === undefined) return null;
  const ofDay = counts.get(day) ?? {};
  const soFar = tellCounts(lang, sumCounts([...counts].flatMap(([one, some]) => (one <= day ? [some] : []))));
  return (
    <>
      <div className="m pad-m">
        <h2 className="lbl">{text.label}</h2>
      </div>
      <div className="c pad-m">
        <details className="fw disclosure" open={mission.fieldwork !== undefined} tabIndex={-1}>
          <summary>
            <span className="fw-today">{text.today}</span>
            <span className="fw-told">{tellCounts(lang, ofDay) || text.nothing}</span>
          </summary>
          <div className="fw-counters">
            {FIELD_COUNTERS.map((counter) => (
              <FieldCounterField key={counter} day={day} counter={counter} count={ofDay[counter]} />
            ))}
          </div>
          {soFar !== "" && <p className="fw-total">{text.soFar(soFar)}</p>}
          {mission.fieldwork === "review" && <StartFromFigures day={day} />}
        </details>
      </div>
    </>
  );
}
