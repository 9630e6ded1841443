/** « Exporter » beside a thread: this exchange, its day, or everything. */
import { Download } from "lucide-react";
import { useId, useState } from "react";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import type { Day } from "#shared/day.ts";
import { ExportFormats } from "./export-formats.tsx";
import type { ExportChoice } from "./use-export.ts";
import "./backup.css";

export function ExportPanel({ exchangeId, day }: { exchangeId: string; day: Day }) {
  const text = useTexts(backupTexts).export;
  const name = useId();
  const [chosen, setChosen] = useState(0);
  const choices: [ExportChoice, ...ExportChoice[]] = [
    { name: text.exchange, scope: { kind: "exchange", exchangeId }, filePart: text.fileExchange(day) },
    { name: text.day(day), scope: { kind: "day", day }, filePart: text.fileDay(day) },
    { name: text.everything, scope: { kind: "everything" }, filePart: null },
  ];
  return (
    <details className="menu export">
      <summary className="btn" aria-label={text.open}>
        <Download className="i" aria-hidden />
        <span className="name">{text.open}</span>
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
