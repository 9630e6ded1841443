/** What sets up the cockpit on this device, and in plain words who answers and what is kept where. */
import { type ReactNode, useId } from "react";
import { useSession } from "#client/db/session.ts";
import { setLang, useLang, useTexts } from "#client/i18n/language.ts";
import { offlineTexts } from "#client/i18n/offline-texts.ts";
import { settingsTexts } from "#client/i18n/settings-texts.ts";
import { setTheme, useTheme } from "#client/ui/theme.ts";
import { CoachUsage } from "./coach-usage.tsx";
import "#client/ui/logbook.css";
import "./settings.css";

export function SettingsPage({ toolbar, offline }: { toolbar: ReactNode; offline: ReactNode }) {
  const text = useTexts(settingsTexts);
  const offlineText = useTexts(offlineTexts);
  return (
    <main className="page" id="page" tabIndex={-1}>
      {toolbar}
      <div className="log settings">
        <div className="m bare" />
        <div className="c pad-h">
          <h1 className="title">{text.title}</h1>
          <p className="lead">{text.lead}</p>
        </div>
        <Entry label={text.language.label} question={text.language.question}>
          <Choice
            value={useLang()}
            options={[
              { value: "fr", name: text.language.fr },
              { value: "en", name: text.language.en },
            ]}
            onChange={(lang) => void setLang(lang)}
          />
        </Entry>
        <Entry label={text.theme.label} question={text.theme.question}>
          <Choice
            value={useTheme((state) => state.theme)}
            options={[
              { value: "system", name: text.theme.system },
              { value: "light", name: text.theme.light },
              { value: "dark", name: text.theme.dark },
            ]}
            onChange={setTheme}
          />
        </Entry>
        <Entry label={text.coach.label} question={text.coach.question}>
          <WhoAnswers />
        </Entry>
        <Entry label={text.usage.label} question={text.usage.question}>
          <CoachUsage />
        </Entry>
        <Entry label={offlineText.label} question={offlineText.question}>
          {offline}
        </Entry>
        <Entry label={text.data.label} question={text.data.question}>
          <p>{text.data.device}</p>
          <p>{text.data.server}</p>
          <p>{text.data.calling}</p>
        </Entry>
      </div>
    </main>
  );
}

function WhoAnswers() {
  const text = useTexts(settingsTexts).coach;
  const coach = useSession()?.coach;
  if (coach === undefined) return <p>{text.unknown}</p>;
  if (coach.source === "model") {
    return (
      <>
        <p>{text.model(coach.model, coach.host)}</p>
        <p>{text.stays}</p>
      </>
    );
  }
  return (
    <>
      <p>{text.checks}</p>
      <p>{text.howTo}</p>
      <dl className="env">
        <div>
          <dt>
            <code>OPENAI_API_KEY=…</code>
          </dt>
          <dd>{text.withKey}</dd>
        </div>
        <div>
          <dt>
            <code>OPENAI_BASE_URL=http://localhost:11434/v1</code>
            <code>OPENAI_MODEL=llama3.1:8b</code>
          </dt>
          <dd>{text.withLocal}</dd>
        </div>
      </dl>
      <p>{text.stays}</p>
    </>
  );
}

function Entry({ label, question, children }: { label: string; question: string; children: ReactNode }) {
  const id = useId();
  return (
    <>
      <div className="m pad-m" aria-hidden="true">
        <span className="lbl of-question">{label}</span>
      </div>
      <section className="c pad-m" aria-labelledby={id}>
        <h2 className="q-l" id={id}>
          {question}
        </h2>
        {children}
      </section>
    </>
  );
}

type ChoiceProps<T extends string> = {
  value: T;
  options: readonly { value: T; name: string }[];
  onChange: (value: T) => void;
};

function Choice<T extends string>({ value, options, onChange }: ChoiceProps<T>) {
  return (
    <div className="choice">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="chip"
          aria-pressed={option.value === value}
          lang={option.value === "en" || option.value === "fr" ? option.value : undefined}
          onClick={() => onChange(option.value)}
        >
          {option.name}
        </button>
      ))}
    </div>
  );
}
