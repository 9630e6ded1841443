/** Where a one-time link lands: who it is for, what it does, and one button that spends it. Nothing is spent before. */
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { setLang, useLang, useText, useTexts } from "#client/i18n/language.ts";
import { landingTexts } from "#client/i18n/landing-texts.ts";
import { Pennant } from "#client/ui/flag.tsx";
import { useCopy } from "#client/ui/use-copy.ts";
import { usePageTitle } from "#client/ui/use-page-title.ts";
import { DAYS } from "#shared/day.ts";
import { PERSON_NAME_MAX } from "#shared/person-name.ts";
import type { LinkLook } from "#shared/sign-in.ts";
import { inAppBrowser } from "./in-app-browser.ts";
import { recover, type Recovery, useLink } from "./use-link.ts";
import "#client/ui/logbook.css";
import { HelpNumbers } from "#client/ui/help-numbers.tsx";
import "./landing.css";

/** `token` null: nobody has a link, and the recovery code is asked for. */
export function LandingPage({ token }: { token: string | null }) {
  const [wantsCode, setWantsCode] = useState(token === null);
  return token === null || wantsCode ? <RecoveryEntry /> : <Link token={token} onCode={() => setWantsCode(true)} />;
}

function Link({ token, onCode }: { token: string; onCode: () => void }) {
  const text = useTexts(landingTexts);
  const { view, ask, board } = useLink(token);
  switch (view.kind) {
    case "asking":
      return <Sheet title={text.asking} lead="" />;
    case "unreachable":
      return (
        <Sheet title={text.unreachable.title} lead={view.isUnsure ? text.unreachable.unsure : text.unreachable.lead}>
          <button type="button" className="btn btn-ink" onClick={ask}>
            {text.again}
          </button>
        </Sheet>
      );
    case "refused":
      return (
        <Sheet title={text.refused[view.why].title} lead={text.refused[view.why].lead}>
          <button type="button" className="btn" onClick={onCode}>
            {text.haveCode}
          </button>
          <a className="btn btn-quiet" href="/">
            {text.toCockpit}
          </a>
        </Sheet>
      );
    case "mine":
      return (
        <Sheet title={text.mine.title} lead={text.mine.lead}>
          <a className="btn btn-signal" href="/">
            {text.mine.go}
          </a>
        </Sheet>
      );
    case "ready":
      return <Boarding link={view.link} otherName={view.otherName} onBoard={board} />;
  }
}

type BoardingProps = { link: LinkLook; otherName: string | null; onBoard: (name: string) => void };

function Boarding({ link, otherName, onBoard }: BoardingProps) {
  const text = useTexts(landingTexts);
  const field = useId();
  const [name, setName] = useState(link.name);
  const [app, setApp] = useState(() => inAppBrowser(navigator.userAgent));
  const { title, lead } = text[link.kind];

  function board(event: FormEvent) {
    event.preventDefault();
    onBoard(name.trim());
  }

  if (app !== null) return <BorrowedBrowser app={app} onGoOn={() => setApp(null)} />;
  return (
    <Sheet title={title(link.name)} lead={lead}>
      <form className="ld-form" onSubmit={board}>
        {link.kind === "invite" && (
          <p className="ld-name">
            <label htmlFor={field}>{text.name.question}</label>
            <input
              id={field}
              className="ld-line"
              value={name}
              maxLength={PERSON_NAME_MAX}
              autoComplete="name"
              onChange={(event) => setName(event.target.value)}
            />
            <span className="ld-hint">{text.name.hint}</span>
          </p>
        )}
        {otherName !== null && <p className="ld-note">{text.other(otherName)}</p>}
        <p className="ld-go">
          <button type="submit" className="btn btn-signal">
            {text.board}
          </button>
          <span className="ld-hint">{text.once}</span>
        </p>
      </form>
    </Sheet>
  );
}

function BorrowedBrowser({ app, onGoOn }: { app: string; onGoOn: () => void }) {
  const text = useTexts(landingTexts).borrowed;
  const { copied, copy } = useCopy();
  return (
    <Sheet title={text.title} lead={text.lead(app)}>
      <button type="button" className="btn btn-signal" onClick={() => copy(location.href)}>
        {text.copy[copied]}
      </button>
      <button type="button" className="btn btn-quiet" onClick={onGoOn}>
        {text.goOn}
      </button>
    </Sheet>
  );
}

function RecoveryEntry() {
  const text = useTexts(landingTexts).recovery;
  const field = useId();
  const [code, setCode] = useState("");
  const [outcome, setOutcome] = useState<Recovery | "idle" | "asking">("idle");

  function comeBack(event: FormEvent) {
    event.preventDefault();
    if (code.trim() === "" || outcome === "asking") return;
    setOutcome("asking");
    void recover(code.trim()).then(setOutcome);
  }

  return (
    <Sheet title={text.title} lead={text.lead}>
      <form className="ld-form" onSubmit={comeBack}>
        <p className="ld-name">
          <label htmlFor={field}>{text.label}</label>
          <input
            id={field}
            className="ld-line ld-code"
            value={code}
            maxLength={64}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
            onChange={(event) => setCode(event.target.value)}
          />
        </p>
        {outcome !== "idle" && outcome !== "asking" && (
          <p className="ld-note" role="alert">
            {text[outcome]}
          </p>
        )}
        <p className="ld-go">
          <button type="submit" className="btn btn-signal" aria-disabled={code.trim() === ""}>
            {text.go}
          </button>
        </p>
      </form>
    </Sheet>
  );
}

/** The first page of the logbook, before there is a voyage: every pennant is still to be hoisted. */
function Sheet({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  const { brand, help, day, shell } = useText();
  const text = useTexts(landingTexts);
  const other = useLang() === "fr" ? "en" : "fr";
  usePageTitle(title);
  return (
    <div className="ld">
      <main className="page" id="page" tabIndex={-1}>
        <header className="toolbar">
          <p className="brand">
            <Pennant id="p-2" />
            <span>{brand}</span>
          </p>
          <span className="grow" />
          <details className="ld-help">
            <summary className="btn btn-quiet">{help.title}</summary>
            <div>
              <p>{help.lead}</p>
              <dl>
                <HelpNumbers contact={text.contact} />
              </dl>
            </div>
          </details>
          <button type="button" className="btn btn-quiet" lang={other} onClick={() => void setLang(other)}>
            {text.otherLanguage}
          </button>
        </header>
        <div className="log">
          <div className="m pad-h bare" />
          <div className="c pad-h" aria-live="polite">
            <h1 className="title">{title}</h1>
            {lead !== "" && <p className="lead">{lead}</p>}
          </div>
          <div className="m pad-m bare" />
          <div className="c pad-m ld-acts">{children}</div>
        </div>
      </main>
      <aside className="side" aria-label={shell.days}>
        <ol className="ld-route">
          {DAYS.map((one) => (
            <li key={one}>
              <Pennant id="p-empty" />
              <span className="mono">{day.name(one)}</span>
            </li>
          ))}
        </ol>
      </aside>
    </div>
  );
}
