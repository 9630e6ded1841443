/** Exporting from a screen: the choice made there, its outcome, and what is to be printed. */
import { useState } from "react";
import { type BackupScope, readRows } from "#client/db/backup/read-rows.ts";
import { calendarOr } from "#client/db/buddy-days.ts";
import { readCalendar } from "#client/db/calendar.ts";
import { useProgramme } from "#client/db/programme.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { now } from "#client/platform/clock.ts";
import type { DocumentWords } from "./document-words.ts";
import { exportFile, type FileFormat } from "./export-file.ts";
import { type StoryDay, toStory } from "./story.ts";

export type ExportChoice = { name: string; scope: BackupScope; filePart: string | null };

export function useExport() {
  const text = useTexts(backupTexts);
  const { day: dayText } = useText();
  const lang = useLang();
  const missions = useProgramme()?.missions;
  const [problem, setProblem] = useState<string | null>(null);
  const [printed, setPrinted] = useState<{ days: StoryDay[]; words: DocumentWords } | null>(null);

  function documentWords(): DocumentWords {
    const title = (day: number) => missions?.[day - 1]?.title[lang];
    const name = (day: number) => [dayText.name(day), title(day)].filter(Boolean).join(", ");
    return { lang, atMs: now(), day: name };
  }

  function save({ scope, filePart }: ExportChoice, format: FileFormat) {
    exportFile(scope, format, filePart, documentWords()).then(
      (outcome) => setProblem(outcome === "too-big" ? text.copy.tooBig : null),
      () => setProblem(text.export.failed),
    );
  }

  function print({ scope }: ExportChoice) {
    readRows(scope).then(
      async (rows) => setPrinted({ days: toStory(rows, calendarOr(await readCalendar())), words: documentWords() }),
      () => setProblem(text.export.failed),
    );
  }

  return { problem, save, print, printed, donePrinting: () => setPrinted(null) };
}
