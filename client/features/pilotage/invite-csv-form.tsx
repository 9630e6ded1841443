/** Many invites at once: a CSV pasted or chosen, read while it is typed, each mistake with its line. */
import { type FormEvent, useEffect, useId, useState } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { readInviteRows } from "#shared/invite-rows.ts";
import { DaysField, isDays } from "./days-field.tsx";
import type { Mint } from "./invite-part.tsx";
import { readCsv } from "./read-csv.ts";

const MISTAKES_SHOWN = 10;
const NO_ROWS: string[][] = [];

export function InviteCsvForm({ onMint }: { onMint: Mint }) {
  const text = useTexts(pilotageTexts).invite;
  const id = useId();
  const [csv, setCsv] = useState("");
  const [days, setDays] = useState("14");
  const [isUnreadable, setIsUnreadable] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const { invites, mistakes } = readInviteRows(useRows(csv));
  const isReady = invites.length > 0 && mistakes.length === 0 && isDays(days) && !isBusy;

  async function readFile(file: File) {
    // A name is some characters: a file that is larger than all of them together is no list of names.
    const isText = file.size <= 200_000;
    setIsUnreadable(!isText);
    if (isText) setCsv(await file.text());
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    setIsBusy(true);
    if (await onMint(invites, Number(days))) setCsv("");
    setIsBusy(false);
  }

  return (
    <form className="pl-form" onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor={id}>{text.csvLabel}</label>
      <p className="pl-hint" id={`${id}-hint`}>
        {text.csvHint}
      </p>
      <textarea
        id={id}
        rows={6}
        value={csv}
        spellCheck={false}
        placeholder={text.csvExample}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setCsv(event.target.value)}
      />
      <label className="btn pl-file">
        {text.csvFile}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) readFile(file).catch(() => setIsUnreadable(true));
            // The same file may be chosen again once it was put right.
            event.target.value = "";
          }}
        />
      </label>
      {isUnreadable && (
        <p className="pl-failed" role="alert">
          {text.csvUnreadable}
        </p>
      )}
      <div role="status">
        {mistakes.length === 0 && invites.length > 0 && <p className="pl-hint">{text.csvRead(invites.length)}</p>}
        {mistakes.length > 0 && (
          <>
            <p className="pl-failed">{text.csvMistakes}</p>
            <ul className="pl-failed">
              {mistakes.slice(0, MISTAKES_SHOWN).map(({ line, kind }) => (
                <li key={`${line} ${kind}`}>{text.mistake[kind](line)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <DaysField value={days} onChange={setDays} />
      <button type="submit" className="btn btn-ink" aria-disabled={!isReady}>
        {text.create(invites.length)}
      </button>
    </form>
  );
}

/** Of the newest text, once its reader has come; nothing of an older one is shown for it. */
function useRows(csv: string): string[][] {
  const [read, setRead] = useState<{ of: string; rows: string[][] }>({ of: "", rows: NO_ROWS });
  useEffect(() => {
    let isCurrent = csv !== "";
    void readCsv(csv).then((rows) => {
      if (isCurrent) setRead({ of: csv, rows });
    });
    return () => {
      isCurrent = false;
    };
  }, [csv]);
  return read.of === csv ? read.rows : NO_ROWS;
}
