/**
 * One set of queries on two engines: embedded SQLite (the default; one file in DATA_DIR) or PostgreSQL. Whoever
 * opens the database, server or command, finds every migration applied. What is committed survives a power cut, but for
 * `writeSoon`.
 */
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type Migration,
  Migrator,
  PostgresDialect,
  sql,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import LibsqlDatabase from "libsql";
import pg from "pg";
import { crew } from "./migrations/crew.ts";
import { firstTables } from "./migrations/first-tables.ts";
import { runPages } from "./migrations/run-pages.ts";
import { runsAndUsage } from "./migrations/runs-and-usage.ts";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

/** `databaseUrl` null: SQLite in `dataDir`, which is created (0700) when it is not there. */
export type DatabaseTarget = { databaseUrl: string | null; dataDir: string };

/** Applied in the order of their names. */
export const MIGRATIONS = {
  "2026-11-22-first-tables": firstTables,
  "2026-11-22-runs-and-usage": runsAndUsage,
  "2026-11-22-runs-in-pages": runPages,
  "2026-11-23-crew": crew,
};

/** How long a command waits for the server's write to end, and the other way round. */
const BUSY_TIMEOUT_MS = 5_000;

/** `migrations`: for tests of an upgrade. */
export async function openDatabase(
  { databaseUrl, dataDir }: DatabaseTarget,
  migrations: Record<string, Migration> = MIGRATIONS,
): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: databaseUrl === null ? sqliteIn(dataDir) : postgresAt(databaseUrl) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return db;
  await db.destroy();
  throw error instanceof Error ? error : new Error("the migrations failed", { cause: error });
}

/**
 * A transaction that a power cut may undo, if nothing else was committed since; the end of this process does not. On
 * SQLite, which holds the whole process while it writes, it does not wait for the disk.
 */
export function writeSoon(db: Database, work: (transaction: Database) => Promise<void>): Promise<void> {
  return db.connection().execute(async (connection) => {
    const isSqlite = connection.getExecutor().adapter instanceof SqliteAdapter;
    if (isSqlite) await sql`pragma synchronous = normal`.execute(connection);
    try {
      await connection.transaction().execute(work);
    } finally {
      if (isSqlite) await sql`pragma synchronous = full`.execute(connection);
    }
  });
}

function sqliteIn(dataDir: string): Dialect {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "second-de-bord.db");
  const database = new LibsqlDatabase(file, { timeout: BUSY_TIMEOUT_MS });
  chmodSync(file, 0o600);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  return new WriteFirstSqliteDialect({ database });
}

/**
 * Transactions take the write lock when they begin: one that reads first and writes later would be refused at
 * once, busy timeout or not, if a command wrote in between.
 */
class WriteFirstSqliteDialect extends SqliteDialect {
  readonly #database: LibsqlDatabase.Database;

  constructor(config: { database: LibsqlDatabase.Database }) {
    super(config);
    this.#database = config.database;
  }

  override createDriver(): WriteFirstSqliteDriver {
    return new WriteFirstSqliteDriver({ database: this.#database });
  }

  override createAdapter(): TransactionalSqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/** SQLite can undo a CREATE TABLE, so a migration is all or nothing, and two openers at once run it once. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WriteFirstSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

function postgresAt(connectionString: string): Dialect {
  // Epoch milliseconds and counters, far below 2^53: bigint columns read as numbers, as they do on SQLite.
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 10_000, types });
  // An idle connection that the server closes is replaced at the next query; without a listener it ends the process.
  pool.on("error", () => {});
  return new PostgresDialect({ pool });
}
