/**
 * The fourteen days on one page, on the screen and on paper: what was written last each day, what it was judged, what was
 * promised, meant and counted. All of it from this device; a sale and a proof of the contrary are told in the same words.
 */
import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useProgramme } from "#client/db/programme.ts";
import { useVoyage, type VoyageDay } from "#client/db/voyage.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { tellCounts, tellFigure } from "#client/i18n/tell-counts.ts";
import { voyageTexts } from "#client/i18n/voyage-texts.ts";
import { Pennant } from "#client/ui/flag.tsx";
import { type FieldCounts, sumCounts } from "#shared/field-counts.ts";
import { outcomeOf } from "#shared/outcome.ts";
import { type Standing, timeOf, voyageOf } from "#shared/voyage.ts";
import { VoyageDayEntry } from "./voyage-day-entry.tsx";
import "#client/ui/logbook.css";
import "#client/ui/paper.css";
import "./voyage.css";

type VoyagePageProps = {
  /** The frame's bar, with the page's name in it. */
  toolbar: ReactNode;
  /** `undefined` until this device knows when the programme began. */
  today: Standing | undefined;
};

export function VoyagePage({ toolbar, today }: VoyagePageProps) {
  const text = useTexts(voyageTexts);
  const lang = useLang();
  const programme = useProgramme();
  const days = useVoyage();
  return (
    <main className="page vg" id="page" tabIndex={-1}>
      {toolbar}
      <div className="log paper">
        <div className="m bare pad-h">
          <Pennant id="p-2" />
        </div>
        <div className="c pad-h">
          <h1 className="title">{text.page}</h1>
          <p className="lead">{programme?.title[lang]}</p>
        </div>
        {days === undefined ? (
          <p className="plain-note" role="status">
            {text.loading}
          </p>
        ) : (
          <>
            <Summary days={days} today={today} />
            {days.map((one) => (
              <VoyageDayEntry
                key={one.day}
                lived={one}
                title={programme?.missions[one.day - 1]?.title[lang] ?? ""}
                time={timeOf(one.day, today)}
              />
            ))}
          </>
        )}
      </div>
      <div className="actions">
        <button type="button" className="btn btn-ink" onClick={() => globalThis.print()}>
          <Printer className="i" aria-hidden />
          {text.print}
        </button>
        <p>{text.printHint}</p>
      </div>
    </main>
  );
}

function Summary({ days, today }: { days: readonly VoyageDay[]; today: Standing | undefined }) {
  const text = useTexts(voyageTexts);
  const streak = useText().voyage;
  const lang = useLang();
  const total = sumCounts(days.map(({ counts }) => counts));
  const promises = days.flatMap((one) => one.promises);
  const closed = new Set(days.flatMap(({ day, closedAt }) => (closedAt === null ? [] : [day])));
  const voyage = today && voyageOf(today, closed);
  const written = days.filter(({ versions }) => versions.length > 0).length;
  return (
    <>
      {voyage?.arrived === true && <OutcomeEntry total={total} />}
      <div className="m pad-t">
        <h2 className="lbl">{text.totals}</h2>
      </div>
      <div className="c pad-t vg-facts">
        <p>{text.lead(closed.size, written)}</p>
        {voyage?.arrived === false && (
          <p>
            {text.inHand(voyage.stopovers)} {streak.noReset}
          </p>
        )}
        <p>{tellCounts(lang, total) || text.nothingCounted}</p>
        {promises.length > 0 && (
          <p>{text.promises(promises.filter(({ state }) => state === "done").length, promises.length)}</p>
        )}
      </div>
    </>
  );
}

function OutcomeEntry({ total }: { total: FieldCounts }) {
  const text = useTexts(voyageTexts);
  const lang = useLang();
  const { saleEuros, proofRefusals } = outcomeOf(total);
  return (
    <>
      <div className="m pad-t">
        <h2 className="lbl">{text.outcome}</h2>
      </div>
      <div className="c pad-t vg-outcome">
        {saleEuros !== null && <p>{text.sale(tellFigure(lang, saleEuros))}</p>}
        {proofRefusals !== null && <p>{text.proof(tellFigure(lang, proofRefusals))}</p>}
        {saleEuros === null && proofRefusals === null && <p>{text.neither}</p>}
      </div>
    </>
  );
}
