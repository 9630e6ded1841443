/** An import, seen first and then done: one transaction over every table of words, all of it or nothing. */
import { currentDb } from "../db.ts";
import { BACKUP_TABLES, type BackupRows } from "./backup-format.ts";
import { type ImportPlan, planImport } from "./plan-import.ts";
import { readAll, readRows } from "./read-rows.ts";

/** What `importBackup` would do now. Nothing is written. */
export async function previewImport(theirs: BackupRows): Promise<ImportPlan> {
  return planImport(await readRows({ kind: "everything" }), theirs);
}

/** Durable when it resolves; when it rejects, everything is as it was. Answers what was done. */
export function importBackup(theirs: BackupRows): Promise<ImportPlan> {
  const db = currentDb();
  return db.dexie.transaction("rw", [...BACKUP_TABLES], async () => {
    // Planned again: what is here may have changed since it was shown.
    const plan = planImport(await readAll(), theirs);
    for (const table of BACKUP_TABLES) {
      if (plan.rows[table].length > 0) await db.dexie.table<unknown>(table).bulkPut(plan.rows[table]);
    }
    return plan;
  });
}
