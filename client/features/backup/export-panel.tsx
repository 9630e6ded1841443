/** « Exporter » beside what is read: this exchange or conversation, its day, or everything. */
import { Download } from "lucide-react";
import { useId, useState } from "react";
import type { BackupScope } from "#client/db/backup/read-rows.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import type { Day } from "#shared/day.ts";
import { ExportFormats } from "./export-formats.tsx";
import type { ExportChoice } from "./use-export.ts";
import "./backup.css";

type ExportPanelProps = { day: Day; read: Extract<BackupScope, { kind: "exchange" | "buddy" }> };

export function ExportPanel({ day, read }: ExportPanelProps) {
  const text = useTexts(backupTexts).export;
  const name = useId();
  const [chosen, setChosen] = useState(0);
  const choices: [ExportChoice, ...ExportChoice[]] = [
    read.kind === "exchange"
      ? { name: text.exchange, scope: read, filePart: text.fileExchange(day) }
      : { name: text.buddy, scope: read, filePart: text.fileBuddy(day) },
    { name: text.day(day), scope: { kind: "day", day }, filePart: text.fileDay(day) },
    { name: text.everything, scope: { kind: "everything" }, filePart: null },
  ];
  return (
    <details className="menu export">
      <summary className="btn">
        <Download className="i" aria-hidden />
        {text.open}
      </summary>
      <div>
        <fieldset>
          <legend className="sr">{text.what}</legend>
          {choices.map((choice, index) => (
            <label key={choice.name}>
              <input type="radio" name={name} checked={chosen === index} onChange={() => setChosen(index)} />
              {choice.name}
            </label>
          ))}
        </fieldset>
        <ExportFormats choice={choices[chosen] ?? choices[0]} />
      </div>
    </details>
  );
}
