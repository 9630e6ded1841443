/** The rows as a file: one row a line, keys in order, so that two copies can be compared by eye and by any tool. */
import { APP_VERSION } from "../../platform/app-version.ts";
import { BACKUP_FORMAT, BACKUP_TABLES, BACKUP_VERSION, type BackupRows } from "./backup-format.ts";
import { canonicalJson } from "./canonical-json.ts";

/** The file's text in parts, for a `Blob`: a journal may be longer than one string should be. */
export function backupParts(rows: BackupRows, atMs: number): string[] {
  const head = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    app: APP_VERSION,
    exportedAt: new Date(atMs).toISOString(),
  };
  const parts = [`${JSON.stringify(head).slice(0, -1)},"tables":{\n`];
  for (const [index, table] of BACKUP_TABLES.entries()) {
    const lines = rows[table].map((row, at) => `${at === 0 ? "\n" : ",\n"}${canonicalJson(row)}`);
    parts.push(`${index === 0 ? "" : ",\n"}"${table}":[`, ...lines, "]");
  }
  return [...parts, "\n}}\n"];
}
