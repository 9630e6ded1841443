/** The ways out of this device for one choice: three files, and the printer, which also makes PDF. */
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { PrintSheet } from "./print-sheet.tsx";
import { type ExportChoice, useExport } from "./use-export.ts";

export function ExportFormats({ choice }: { choice: ExportChoice }) {
  const text = useTexts(backupTexts).export;
  const { problem, save, print, printed, donePrinting } = useExport();
  return (
    <>
      <div className="formats">
        {(["markdown", "text", "json"] as const).map((format) => (
          <button key={format} type="button" className="btn" data-stays onClick={() => save(choice, format)}>
            {text[format]}
          </button>
        ))}
        <button type="button" className="btn" data-stays onClick={() => print(choice)}>
          {text.print}
        </button>
      </div>
      {problem !== null && (
        <p className="note" role="alert">
          {problem}
        </p>
      )}
      {printed !== null && <PrintSheet days={printed.days} words={printed.words} onDone={donePrinting} />}
    </>
  );
}
