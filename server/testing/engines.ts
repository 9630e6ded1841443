/** The engines that a contract is held on: SQLite always, PostgreSQL where this machine has it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseTarget } from "#server/db/open-database.ts";
import { startPostgres } from "./start-postgres.ts";

export type TestEngines = {
  /** For `describe.each`. */
  engines: [name: string, target: DatabaseTarget][];
  /** Where the SQLite file is, in `data`. */
  folder: string;
  stop: () => Promise<void>;
};

export async function startEngines(): Promise<TestEngines> {
  const folder = mkdtempSync(join(tmpdir(), "second-de-bord-"));
  const postgres = await startPostgres();
  const engines: TestEngines["engines"] = [["SQLite", { databaseUrl: null, dataDir: join(folder, "data") }]];
  if (postgres !== null) engines.push(["PostgreSQL", { databaseUrl: postgres.url, dataDir: folder }]);
  const stop = async () => {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { engines, folder, stop };
}
