/** What sets up the cockpit on this device, and in plain words who answers and what is kept where. */
import { type ReactNode, useId, useRef } from "react";
import { Link } from "@tanstack/react-router";
import { useAccount } from "#client/db/account.ts";
import { BACKUP_VERSION } from "#client/db/backup/backup-format.ts";
import { currentDb } from "#client/db/db.ts";
import { useSession } from "#client/db/session.ts";
import { accountTexts } from "#client/i18n/account-texts.ts";
import { setLang, useLang, useTexts } from "#client/i18n/language.ts";
import { offlineTexts } from "#client/i18n/offline-texts.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { settingsTexts } from "#client/i18n/settings-texts.ts";
import { APP_VERSION } from "#client/platform/app-version.ts";
import { setSingleKeys, useSingleKeysOn } from "#client/ui/single-keys.ts";
import { setTheme, useTheme } from "#client/ui/theme.ts";
import { PROTOCOL_VERSION } from "#shared/coach-protocol.ts";
import { CoachUsage } from "./coach-usage.tsx";
import { KeyboardPanel } from "./keyboard-panel.tsx";
import "#client/ui/logbook.css";
import "./settings.css";

type SettingsPageProps = {
  toolbar: ReactNode;
  /** What the status bar says, where there is none. */
  status: ReactNode;
  account: ReactNode;
  offline: ReactNode;
  /** What is kept on this device, how safely; its copies; and erasing it. */
  storage: ReactNode;
  copies: ReactNode;
  erase: ReactNode;
};

export function SettingsPage({ toolbar, status, account, offline, storage, copies, erase }: SettingsPageProps) {
  const text = useTexts(settingsTexts);
  const accountText = useTexts(accountTexts);
  const offlineText = useTexts(offlineTexts);
  const pilotageText = useTexts(pilotageTexts);
  const isOperator = useAccount()?.role === "operator";
  return (
    <main className="page" id="page" tabIndex={-1}>
      {toolbar}
      <div className="log settings">
        <div className="m bare" />
        <div className="c pad-h">
          <h1 className="title">{text.title}</h1>
          <p className="lead">{text.lead}</p>
          <div className="state-row">{status}</div>
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
        <Entry label={accountText.label} question={accountText.question}>
          {account}
        </Entry>
        <Entry label={text.keys.label} question={text.keys.question}>
          <SingleKeys />
        </Entry>
        <Entry id="coach" label={text.coach.label} question={text.coach.question}>
          <WhoAnswers />
        </Entry>
        <Entry id="depense" label={text.usage.label} question={text.usage.question}>
          <CoachUsage />
        </Entry>
        {isOperator && (
          <Entry label={pilotageText.label} question={pilotageText.question}>
            <p>{pilotageText.openHint}</p>
            <p>
              <Link to="/app/pilotage">{pilotageText.open}</Link>
            </p>
          </Entry>
        )}
        <Entry id="hors-ligne" label={offlineText.label} question={offlineText.question}>
          {offline}
        </Entry>
        <Entry id="donnees" label={text.data.label} question={text.data.question}>
          <p>{text.data.device}</p>
          <p>{text.data.server}</p>
          <p>{text.data.calling}</p>
          {storage}
        </Entry>
        <Entry id="copies" label={text.copies.label} question={text.copies.question}>
          {copies}
        </Entry>
        <Entry label={text.erase.label} question={text.erase.question}>
          {erase}
        </Entry>
        <Entry label={text.versions.label} question={text.versions.question}>
          <p className="mono">{text.versions.app(APP_VERSION)}</p>
          <p className="mono">{text.versions.formats(currentDb().dexie.verno, BACKUP_VERSION, PROTOCOL_VERSION)}</p>
        </Entry>
      </div>
    </main>
  );
}

function SingleKeys() {
  const text = useTexts(settingsTexts).keys;
  const help = useRef<HTMLDialogElement>(null);
  return (
    <>
      <p>{text.explain}</p>
      <Choice
        value={useSingleKeysOn() ? "on" : "off"}
        options={[
          { value: "off", name: text.off },
          { value: "on", name: text.on },
        ]}
        onChange={(value) => setSingleKeys(value === "on")}
      />
      <button type="button" className="btn keys-open" onClick={() => help.current?.showModal()}>
        {text.all}
      </button>
      <KeyboardPanel dialogRef={help} />
    </>
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

/** `id`: its place in the address, for the items of the status bar whose detail it is. */
type EntryProps = { id?: string; label: string; question: string; children: ReactNode };

function Entry({ id, label, question, children }: EntryProps) {
  const titleId = useId();
  return (
    <>
      <div className="m pad-m" aria-hidden="true">
        <span className="lbl of-question">{label}</span>
      </div>
      <section className="c pad-m" id={id} aria-labelledby={titleId}>
        <h2 className="q-l" id={titleId}>
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
