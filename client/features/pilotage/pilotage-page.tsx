/**
 * `/app/pilotage`: who is here, with whom, and what the coach may do and cost. It is the server's and only shown here: none
 * of it is kept on the device, and to whoever is no operator the server says that there is nothing.
 */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { CoachCapsForm } from "./coach-caps-form.tsx";
import { InvitePart } from "./invite-part.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PilotageEntry } from "./pilotage-entry.tsx";
import { usePilotage } from "./use-pilotage.ts";
import "#client/ui/logbook.css";
import "./pilotage.css";

export function PilotagePage({ toolbar }: { toolbar: ReactNode }) {
  const text = useTexts(pilotageTexts);
  const { view, reload } = usePilotage();
  return (
    <main className="page" id="page" tabIndex={-1}>
      {toolbar}
      <div className="log pl">
        <div className="m bare" />
        <div className="c pad-h">
          <h1 className="title">{text.title}</h1>
          {view.kind !== "not-yours" && <p className="lead">{text.lead}</p>}
          <div role="status">
            {view.kind === "asking" && <p className="pl-note">{text.asking}</p>}
            {view.kind === "not-yours" && <NotYours />}
          </div>
          {view.kind === "unreachable" && (
            <div className="pl-note" role="alert">
              <p>{text.unreachable}</p>
              <button type="button" className="btn" onClick={() => void reload()}>
                {text.retry}
              </button>
            </div>
          )}
        </div>
        {view.kind === "ok" && (
          <>
            <PilotageEntry
              label={text.people.label}
              question={text.people.question(view.pilotage.people.length)}
              isWide
            >
              <PeopleTable pilotage={view.pilotage} onChanged={reload} />
            </PilotageEntry>
            <InvitePart pilotage={view.pilotage} onChanged={reload} />
            <PilotageEntry label={text.coach.label} question={text.coach.question}>
              <CoachCapsForm pilotage={view.pilotage} onChanged={reload} />
            </PilotageEntry>
          </>
        )}
      </div>
    </main>
  );
}

function NotYours() {
  const text = useTexts(pilotageTexts);
  return (
    <>
      <p className="lead">{text.notYours}</p>
      <p className="pl-note">{text.notYoursHint}</p>
      <p className="pl-note">
        <Link to="/app/today">{text.back}</Link>
      </p>
    </>
  );
}
