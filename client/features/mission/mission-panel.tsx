/** The day's mission as entries of the logbook: title, aim, criteria. What can be measured is measured live. */
import { Check } from "lucide-react";
import { useRef } from "react";
import { useDeliverable } from "#client/db/deliverables.ts";
import { useProgramme } from "#client/db/programme.ts";
import { useConnected } from "#client/db/session.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import { useSingleKeys } from "#client/ui/single-keys.ts";
import { usePageTitle } from "#client/ui/use-page-title.ts";
import type { CheckResult } from "#shared/checks/check.ts";
import { runChecks } from "#shared/checks/run-checks.ts";
import { type Day, DAY_COUNT } from "#shared/day.ts";
import type { Criterion, Mission } from "#shared/programme.ts";
import "./mission.css";

export function MissionPanel({ day }: { day: Day }) {
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
        <MissionEntries mission={mission} />
      )}
    </>
  );
}

function MissionEntries({ mission }: { mission: Mission }) {
  const text = useText().mission;
  const lang = useLang();
  const deliverable = useDeliverable(mission.day)?.text ?? "";
  const results = runChecks(deliverable, mission.checks);
  const criteria = useRef<HTMLUListElement>(null);
  useSingleKeys({ "g c": () => criteria.current?.focus() });
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
      </div>
      <div className="c pad-s">
        <ul className="crit" ref={criteria} tabIndex={-1}>
          {mission.criteria.map((criterion) => (
            <CriterionRow key={criterion.text.fr} criterion={criterion} results={results} />
          ))}
        </ul>
      </div>
    </>
  );
}

function CriterionRow({ criterion, results }: { criterion: Criterion; results: CheckResult[] }) {
  const text = useText().mission;
  const lang = useLang();
  const result = results.find((candidate) => candidate.id === criterion.check);
  const measured = criterion.kind === "measured" && result !== undefined;
  const met = measured && result.zone === "green";
  return (
    <li className={met ? "ok" : undefined}>
      <span className={measured ? "box" : "dash"}>{met && <Check className="i" aria-hidden />}</span>
      <span>
        {criterion.text[lang]}
        {measured && <span className="sr">, {met ? text.met : text.unmet}</span>}
      </span>
      <span className="hint">{measured ? text.liveMeasured : text.kind[criterion.kind]}</span>
    </li>
  );
}
