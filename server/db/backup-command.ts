/**
 * `npm run backup -- <file>`: the embedded database as it stands, in one file, beside a running server. A plain copy would
 * miss what is still in the write-ahead log. To restore, stop the server and put the file in place of `second-de-bord.db`.
 */
import { chmodSync, existsSync } from "node:fs";
import { sql } from "kysely";
import { readEnvOrExit } from "../env.ts";
import { openDatabase } from "./open-database.ts";

const env = readEnvOrExit();
const [file, ...others] = process.argv.slice(2);
if (file === undefined || others.length > 0) refuse("Name one file to write: npm run backup -- <file>");
if (env.databaseUrl !== null) refuse("The database is a PostgreSQL (DATABASE_URL): pg_dump backs it up.");
if (existsSync(file)) refuse(`${file} is there already: nothing was written.`);
const db = await openDatabase(env);
await sql`vacuum into ${file}`
  .execute(db)
  .catch((error: unknown) => refuse(`${file} was not written: ${String(error)}`));
await db.destroy();
chmodSync(file, 0o600);
console.log(`Everything this server has is in ${file}.`);

function refuse(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
