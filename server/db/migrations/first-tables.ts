/** Everything the first version keeps. Append-only: a shipped migration is never edited, the next one follows it. */
import { type Kysely, type Migration, sql } from "kysely";

export const firstTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("users")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("role", "text", (column) => column.notNull().check(sql`role in ('owner', 'member')`))
      .addColumn("started_on", "text", (column) => column.notNull())
      .addColumn("zone", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    // Two first visits at the same moment make one owner: the engine itself refuses the second.
    await db.schema
      .createIndex("one_owner")
      .on("users")
      .column("role")
      .unique()
      .where(sql`role`, "=", sql`'owner'`)
      .execute();
    await db.schema
      .createTable("sessions")
      .addColumn("token_hash", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("links")
      .addColumn("token_hash", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.references("users.id").onDelete("cascade"))
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("used_at", "bigint")
      .execute();
    await db.schema
      .createTable("profiles")
      .addColumn("user_id", "text", (column) => column.primaryKey().references("users.id").onDelete("cascade"))
      .addColumn("trade", "text", (column) => column.notNull())
      .addColumn("offer", "text", (column) => column.notNull())
      .addColumn("audience", "text", (column) => column.notNull())
      .addColumn("tone", "text", (column) => column.notNull())
      .addColumn("revision", "bigint", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("programme")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("title", "text", (column) => column.notNull())
      .addColumn("contact", "text")
      .addColumn("imported_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("missions")
      .addColumn("day", "bigint", (column) => column.primaryKey())
      .addColumn("content", "text", (column) => column.notNull())
      .execute();
  },
};
