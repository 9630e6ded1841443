/** Copies, in the settings: making one, reading one back, and taking words out to read elsewhere. */
import { useState } from "react";
import { useLiveQuery } from "dexie-react-hooks";
import { useLastCopy } from "#client/db/backup/last-copy.ts";
import { readDaysWithWords } from "#client/db/backup/read-rows.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { formatMoment } from "./format-copy.ts";
import { ExportFormats } from "./export-formats.tsx";
import { RestoreCopy } from "./restore-copy.tsx";
import { useCopyMaking } from "./use-copy-making.ts";
import type { ExportChoice } from "./use-export.ts";
import "./backup.css";

export function BackupPanel() {
  return (
    <>
      <MakeCopy />
      <RestoreCopy />
      <ExportSome />
    </>
  );
}

function MakeCopy() {
  const text = useTexts(backupTexts).copy;
  const lang = useLang();
  const last = useLastCopy();
  const { make, outcome } = useCopyMaking();
  return (
    <>
      <p>{text.why}</p>
      <div className="formats">
        <button type="button" className="btn" onClick={make}>
          {text.make}
        </button>
      </div>
      {last !== undefined && <p>{last === null ? text.never : text.last(formatMoment(lang, last))}</p>}
      <p className="note" role="status">
        {outcome !== null && text[outcome]}
      </p>
    </>
  );
}

function ExportSome() {
  const text = useTexts(backupTexts).export;
  const days = useLiveQuery(readDaysWithWords) ?? [];
  const [chosen, setChosen] = useState("");
  const everything: ExportChoice = { name: text.everything, scope: { kind: "everything" }, filePart: null };
  const choices = [
    everything,
    ...days.map((day): ExportChoice => ({
      name: text.day(day),
      scope: { kind: "day", day },
      filePart: text.fileDay(day),
    })),
  ];
  const choice = choices.find(({ name }) => name === chosen) ?? everything;
  return (
    <div className="backup-part">
      <h3>{text.open}</h3>
      <p>{text.lead}</p>
      <label className="pick">
        {text.what}
        <select value={choice.name} onChange={(event) => setChosen(event.target.value)}>
          {choices.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <ExportFormats choice={choice} />
    </div>
  );
}
