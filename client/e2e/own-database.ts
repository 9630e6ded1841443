/**
 * The database of a product under test: the embedded one in its folder, or, where `E2E_POSTGRES` is the address of a
 * PostgreSQL (`npm run e2e:postgres`), one there named after the folder, so that the same folder is the same database.
 */
import { basename } from "node:path";
import pg from "pg";
import { type Database, openDatabase } from "#server/db/open-database.ts";

/** The value of `DATABASE_URL`: "" for the embedded one. */
export async function databaseUrlOf(folder: string): Promise<string> {
  const server = process.env["E2E_POSTGRES"] ?? "";
  if (server === "") return "";
  const name = basename(folder).toLowerCase();
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const known = await client.query("select 1 from pg_database where datname = $1", [name]);
  if (known.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Works in the database of the product in `dataDir` beside its running server, as a command would. */
export async function withDatabase<T>(
  { dataDir }: { dataDir: string },
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const url = await databaseUrlOf(dataDir);
  const db = await openDatabase({ databaseUrl: url === "" ? null : url, dataDir });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
