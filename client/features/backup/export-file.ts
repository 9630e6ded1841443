/** What is on this device as a file in the person's hands. */
import { BACKUP_MAX_BYTES, type BackupRows } from "#client/db/backup/backup-format.ts";
import { storeLastCopy } from "#client/db/backup/last-copy.ts";
import { type BackupScope, readRows } from "#client/db/backup/read-rows.ts";
import { backupParts } from "#client/db/backup/write-backup.ts";
import { calendarOr } from "#client/db/buddy-days.ts";
import { readCalendar } from "#client/db/calendar.ts";
import { download } from "#client/platform/download.ts";
import { now } from "#client/platform/clock.ts";
import { assertNever } from "#shared/assert-never.ts";
import type { DocumentWords } from "./document-words.ts";
import { toStory } from "./story.ts";
import { toMarkdown } from "./to-markdown.ts";
import { toPlainText } from "./to-plain-text.ts";

export type FileFormat = "markdown" | "text" | "json";

/** `too-big`: it could not be read back in one go, so it is not written. Rejects when the database cannot be read. */
export type Exported = "done" | "too-big";

/** `part` goes into the file's name: `j3`; none for everything. */
export async function exportFile(
  scope: BackupScope,
  format: FileFormat,
  part: string | null,
  words: DocumentWords,
): Promise<Exported> {
  const rows = await readRows(scope);
  const name = ["second-de-bord", part, isoDay(words.atMs)].filter((piece) => piece !== null).join("-");
  const story = () => readCalendar().then((calendar) => toStory(rows, calendarOr(calendar)));
  switch (format) {
    case "markdown":
      download(`${name}.md`, new Blob([toMarkdown(await story(), words)], { type: "text/markdown" }));
      return "done";
    case "text":
      download(`${name}.txt`, new Blob([toPlainText(await story(), words)], { type: "text/plain" }));
      return "done";
    case "json":
      return downloadBackup(name, rows, words.atMs);
    default:
      return assertNever(format);
  }
}

/** « Faire une copie »: everything, as JSON, and remembered. */
export async function makeCopy(): Promise<Exported> {
  const atMs = now();
  const copied = downloadBackup(`second-de-bord-${isoDay(atMs)}`, await readRows({ kind: "everything" }), atMs);
  if (copied === "done") await storeLastCopy(atMs);
  return copied;
}

function downloadBackup(name: string, rows: BackupRows, atMs: number): Exported {
  const file = new Blob(backupParts(rows, atMs), { type: "application/json" });
  if (file.size > BACKUP_MAX_BYTES) return "too-big";
  download(`${name}.json`, file);
  return "done";
}

/** `2026-11-22`, on the wall of this device. */
function isoDay(atMs: number): string {
  // "sv-SE" is the locale whose short date is ISO 8601.
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(atMs);
}
