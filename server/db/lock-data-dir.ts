/**
 * One server a DATA_DIR: two would each hold their own runs in memory and bill the same reply twice. The lock is an
 * open exclusive transaction on a file of its own, so the kernel frees it whatever kills the process, and commands
 * beside the server, which never take it, go on working.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import LibsqlDatabase from "libsql";

/** Releases the lock; `null`: another server holds it. Throws when the folder cannot be written. */
export function lockDataDir(dataDir: string): (() => void) | null {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new LibsqlDatabase(join(dataDir, "server.lock"));
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (error instanceof LibsqlDatabase.SqliteError && error.code === "SQLITE_BUSY") return null;
    throw error;
  }
  return () => lock.close();
}
