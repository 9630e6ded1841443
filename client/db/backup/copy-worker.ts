/**
 * The worker of a copy that is read back: reads the file, judges it, plans the import and carries it out, so that a file
 * as large as one may be, or made to be slow, never holds up the page. No row crosses to the page, which would hold it up
 * as long as reading the file did: only counts do.
 */
import { dbState } from "../db-state.ts";
import { openDb } from "../db.ts";
import type { BackupRows } from "./backup-format.ts";
import type { FromWorker, ToWorker } from "./copy-talk.ts";
import { importBackup, previewImport } from "./import-backup.ts";
import { parseBackup } from "./parse-backup.ts";
import { addsSomething } from "./plan-import.ts";

let judged: BackupRows | null = null;

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  answer(data).then(tell, () => tell({ kind: "failed", isFull: dbState().kind === "full" }));
});

async function answer(asked: ToWorker): Promise<FromWorker> {
  switch (asked.kind) {
    case "read":
      return read(asked.file, asked.userId);
    case "add":
      if (judged === null) throw new Error("no copy was read");
      await importBackup(judged);
      return { kind: "added" };
  }
}

async function read(file: File, userId: string): Promise<FromWorker> {
  const parsed = await parseBackup(file);
  if (parsed.kind !== "backup") return parsed;
  const { exportedAt, rows } = parsed.backup;
  judged = rows;
  openDb(userId);
  const plan = await previewImport(rows);
  return { kind: "preview", exportedAt, adds: addsSomething(plan), tally: plan.tally };
}

function tell(message: FromWorker): void {
  postMessage(message);
}
