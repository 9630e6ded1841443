/** The day's mission as entries of the logbook: title, aim, criteria. What can be measured is measured live. */
import { Check } from "lucide-react";
import { declareCriterion } from "#client/db/day-log.ts";
import { useProgramme } from "#client/db/programme.ts";
import { useConnected } from "#client/db/session.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import { showToast } from "#client/ui/toast.ts";
import { usePageTitle } from "#client/ui/use-page-title.ts";
import { type Day, DAY_COUNT } from "#shared/day.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import type { Mission } from "#shared/programme.ts";
import { type CriterionStanding, useCriteria } from "./use-criteria.ts";
import "./mission.css";

/** Brings a passage of the deliverable into view. */
type ShowPassage = (passage: JudgedPassage) => void;

export function MissionPanel({ day, onShowPassage }: { day: Day; onShowPassage: ShowPassage }) {
  const text = useText();
  const mission = useProgramme()?.missions[day - 1];
  const connected = useConnected();
  const lang = useLang();
  const name = text.day.name(day);
  usePageTitle(mission === undefined ? name : `${name} ${mission.title[lang]}`);
  return (
    <>
      <div className="m bare pad-h">
        <DayPennant day={day} />
        <span className="mono">{text.day.of(day, DAY_COUNT)}</span>
      </div>
      {mission === undefined ? (
        <div className="c pad-h">
          <h1 className="title">{name}</h1>
          <p className="lead">{connected ? text.mission.loading : text.mission.missing}</p>
        </div>
      ) : (
        <MissionEntries mission={mission} onShowPassage={onShowPassage} />
      )}
    </>
  );
}

function MissionEntries({ mission, onShowPassage }: { mission: Mission; onShowPassage: ShowPassage }) {
  const text = useText().mission;
  const lang = useLang();
  const { standings, met, isJudged } = useCriteria(mission);
  const next = standings.find(({ isMet }) => !isMet);
  return (
    <>
      <div className="c pad-h">
        <h1 className="title">{mission.title[lang]}</h1>
      </div>
      <div className="m pad-t">
        <h2 className="lbl">{text.objective}</h2>
      </div>
      <div className="c pad-t">
        <p className="lead">{mission.objective[lang]}</p>
      </div>
      <div className="m pad-s">
        <h2 className="lbl">{text.criteria}</h2>
        <span className="mono" aria-label={text.metOf(met, standings.length)}>
          {met} / {standings.length}
        </span>
      </div>
      <div className="c pad-s">
        <ul className="crit" id="criteria" tabIndex={-1}>
          {standings.map((standing) => (
            <CriterionRow
              key={standing.criterion.text.fr}
              day={mission.day}
              standing={standing}
              isNext={standing === next}
              isJudged={isJudged}
              onShowPassage={onShowPassage}
            />
          ))}
        </ul>
      </div>
    </>
  );
}

type CriterionRowProps = {
  day: Day;
  standing: CriterionStanding;
  isNext: boolean;
  isJudged: boolean;
  onShowPassage: ShowPassage;
};

function CriterionRow({ day, standing, isNext, isJudged, onShowPassage }: CriterionRowProps) {
  const text = useText().mission;
  const lang = useLang();
  const { criterion, isDecided, isMet, passage } = standing;
  const label = criterion.text[lang];

  async function declare(isDone: boolean) {
    try {
      await declareCriterion(day, criterion.text.fr, isDone);
    } catch {
      showToast({ text: text.notDeclared, isFailure: true });
    }
  }

  const state = [isMet ? "ok" : "", isNext ? "now" : ""].join(" ").trim() || undefined;
  if (criterion.kind === "declared") {
    return (
      <li className={state}>
        <label className="declared">
          <span className="box">
            <input type="checkbox" checked={isMet} onChange={(event) => void declare(event.target.checked)} />
            {isMet && <Check className="i" aria-hidden />}
          </span>
          <span>{label}</span>
        </label>
        <span className="hint">{text.kind.declared}</span>
      </li>
    );
  }
  return (
    <li className={state}>
      <span className={isDecided ? "box" : "dash"}>{isMet && <Check className="i" aria-hidden />}</span>
      <span>
        {label}
        {isDecided && <span className="sr">, {isMet ? text.met : text.unmet}</span>}
      </span>
      {passage === null ? (
        <span className="hint">
          {criterion.kind === "judged" && isJudged && !isDecided
            ? text.unnamed
            : (isDecided ? text.decided : text.kind)[criterion.kind]}
        </span>
      ) : (
        <button type="button" className="hint" aria-label={text.find(label)} onClick={() => onShowPassage(passage)}>
          {text.passage}
        </button>
      )}
    </li>
  );
}
