/** Four lines about the person, saved as they are typed, and beside them exactly what the coach receives. */
import type { ReactNode } from "react";
import { PROFILE_LINES } from "#client/db/profile.ts";
import { useTexts } from "#client/i18n/language.ts";
import { profileTexts } from "#client/i18n/profile-texts.ts";
import { PaneGuard } from "#client/ui/pane-guard.tsx";
import { EMPTY_PROFILE, type Profile, Tone } from "#shared/profile.ts";
import { ProfileLine } from "./profile-line.tsx";
import { useProfileEditor } from "./use-profile-editor.ts";
import { WhatCoachReceives } from "./what-coach-receives.tsx";
import "#client/ui/logbook.css";
import "./profile.css";

export function ProfilePage({ toolbar }: { toolbar: ReactNode }) {
  const text = useTexts(profileTexts).profile;
  const editor = useProfileEditor();
  const profile = editor.profile ?? EMPTY_PROFILE;
  return (
    <div className="profile-page">
      <main className="page" id="page" tabIndex={-1}>
        {toolbar}
        <div className="log profile">
          <div className="m bare" />
          <div className="c pad-h">
            <h1 className="title">{text.title}</h1>
            <p className="lead">{text.lead}</p>
          </div>
          {editor.conflict !== null && (
            <>
              <div className="m bare" />
              <div className="c pad-t" role="alert">
                <Conflict
                  theirs={editor.conflict}
                  onKeep={() => editor.settle("mine")}
                  onTake={() => editor.settle("theirs")}
                />
              </div>
            </>
          )}
          {PROFILE_LINES.map((line) => (
            <ProfileLine
              key={line}
              line={line}
              text={text[line]}
              value={profile[line]}
              readOnly={editor.profile === undefined}
              onChange={(value) => editor.change({ ...profile, [line]: value })}
              onTake={(value) => editor.take(line, value)}
            />
          ))}
          <div className="m pad-m">
            <span className="lbl of-question">{text.tone.label}</span>
          </div>
          <div className="c pad-m">
            <ToneChoice
              value={profile.tone}
              onChange={(tone) => editor.profile !== undefined && editor.change({ ...editor.profile, tone })}
            />
          </div>
        </div>
        <footer className="actions">
          <p role={editor.state === "failed" ? "alert" : undefined}>
            {{ saved: text.savedAsYouType, pending: text.pending, failed: text.notSaved }[editor.state]}
          </p>
        </footer>
      </main>
      <aside className="side" aria-labelledby="receives-title" tabIndex={-1}>
        <PaneGuard pane="receives">
          <WhatCoachReceives profile={profile} />
        </PaneGuard>
      </aside>
    </div>
  );
}

function ToneChoice({ value, onChange }: { value: Tone; onChange: (tone: Tone) => void }) {
  const text = useTexts(profileTexts).profile.tone;
  return (
    <fieldset className="radio">
      <legend className="q-l">{text.question}</legend>
      {Tone.options.map((tone) => (
        <label key={tone}>
          <input type="radio" name="tone" checked={tone === value} onChange={() => onChange(tone)} />
          <b>{text[tone].name}</b>
          <em>{text[tone].sample}</em>
        </label>
      ))}
    </fieldset>
  );
}

type ConflictProps = { theirs: Profile; onKeep: () => void; onTake: () => void };

function Conflict({ theirs, onKeep, onTake }: ConflictProps) {
  const text = useTexts(profileTexts).profile;
  return (
    <>
      <p>{text.conflict}</p>
      <p className="theirs">{PROFILE_LINES.map((line) => theirs[line]).join(" · ")}</p>
      <div className="rowbtns">
        <button type="button" className="btn" onClick={onKeep}>
          {text.keepMine}
        </button>
        <button type="button" className="btn" onClick={onTake}>
          {text.takeTheirs}
        </button>
      </div>
    </>
  );
}
