/** Three lines before the voyage, none of them required. What is written is the profile itself, saved as it is typed. */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { watchKept } from "#client/db/backup/kept-marker.ts";
import { PROFILE_LINES } from "#client/db/profile.ts";
import { useProgramme } from "#client/db/programme.ts";
import { setLang, useLang, useText, useTexts } from "#client/i18n/language.ts";
import { profileTexts } from "#client/i18n/profile-texts.ts";
import { Pennant } from "#client/ui/flag.tsx";
import { usePageTitle } from "#client/ui/use-page-title.ts";
import { type Day, DAYS } from "#shared/day.ts";
import { EMPTY_PROFILE } from "#shared/profile.ts";
import { ProfileLine } from "./profile-line.tsx";
import { endFirstRun } from "./start-first-run.ts";
import { useProfileEditor } from "./use-profile-editor.ts";
import "#client/ui/logbook.css";
import "./profile.css";
import "./first-run.css";

type FirstRunPageProps = {
  /** The one that begins. */ day: Day;
  help: ReactNode;
  /** Of the status bar. */ status: ReactNode;
};

export function FirstRunPage({ day, help, status }: FirstRunPageProps) {
  const { brand, shell } = useText();
  const { firstRun: text, profile: lines } = useTexts(profileTexts);
  const lang = useLang();
  const other = lang === "fr" ? "en" : "fr";
  const editor = useProfileEditor();
  const profile = editor.profile ?? EMPTY_PROFILE;
  usePageTitle(text.title);
  // Whoever begins with these lines is new here: the cockpit that they open next must not take them for someone come back.
  useEffect(() => watchKept(), []);
  return (
    <div className="first-run">
      <main className="page" id="page" tabIndex={-1}>
        <header className="toolbar">
          <p className="brand">
            <Pennant id="p-2" />
            <span>{brand}</span>
          </p>
          <span className="grow" />
          {help}
          <button type="button" className="btn btn-quiet" lang={other} onClick={() => void setLang(other)}>
            {text.otherLanguage}
          </button>
        </header>
        <div className="log">
          <div className="m bare beside-title">
            <span className="mono">{text.duration}</span>
          </div>
          <div className="c">
            <h1 className="title">{text.title}</h1>
            <p className="lead">{text.lead}</p>
          </div>
          {PROFILE_LINES.map((line) => (
            <ProfileLine
              key={line}
              line={line}
              text={{ ...lines[line], question: text.questions[line] }}
              value={profile[line]}
              readOnly={editor.profile === undefined}
              onChange={(value) => editor.change({ ...profile, [line]: value })}
              onTake={(value) => editor.take(line, value)}
            />
          ))}
          <div className="m bare" />
          <div className="c leaving">
            {editor.state === "failed" && (
              <p className="over" role="alert">
                {lines.notSaved}
              </p>
            )}
            <p className="leave">
              <Link to="/app/today" className="btn btn-signal" onClick={endFirstRun}>
                {text.start(day)}
              </Link>
              <Link to="/app/today" className="btn btn-quiet" onClick={endFirstRun}>
                {text.later}
              </Link>
            </p>
          </div>
        </div>
      </main>
      <VoyageToCome />
      <footer className="status" aria-label={shell.status}>
        {status}
      </footer>
    </div>
  );
}

function VoyageToCome() {
  const text = useText();
  const lang = useLang();
  const programme = useProgramme();
  return (
    <aside className="side" aria-label={text.shell.days}>
      <ol className="route">
        {DAYS.map((day) => (
          <li key={day}>
            <span className="h">
              <Pennant id={day === 1 ? "p-now" : "p-empty"} />
            </span>
            <span className="mono">{text.day.name(day)}</span>
            {programme?.missions[day - 1]?.title[lang]}
          </li>
        ))}
      </ol>
    </aside>
  );
}
