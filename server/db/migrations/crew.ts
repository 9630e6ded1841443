/**
 * Several people on one server: names and operators, invites, sign-ins that can be told apart and ended, pairs and what
 * binômes write to each other. Append-only, like every migration.
 */
import { type Kysely, type Migration, sql } from "kysely";

export const crew: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable("users")
      .addColumn("name", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    await db.schema
      .alterTable("users")
      .addColumn("is_operator", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable("users").addColumn("recovery_hash", "text").execute();
    await sql`update users set is_operator = 1 where role = 'owner'`.execute(db);
    await db.schema.createIndex("one_account_a_recovery_code").on("users").column("recovery_hash").unique().execute();

    await db.schema
      .alterTable("sessions")
      .addColumn("id", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    await db.schema
      .alterTable("sessions")
      .addColumn("label", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    await db.schema
      .alterTable("sessions")
      .addColumn("seen_at", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    // Part of a hash tells nobody the token, and is as unlikely to come twice as a random id.
    await sql`update sessions set id = substr(token_hash, 1, 32), seen_at = created_at`.execute(db);
    await db.schema.createIndex("sessions_of_a_person").on("sessions").column("user_id").execute();

    await db.schema
      .createTable("pairs")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("ended_at", "bigint")
      .addColumn("last_seq", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("pair_members")
      .addColumn("pair_id", "text", (column) => column.notNull().references("pairs.id").onDelete("cascade"))
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("is_open", "bigint", (column) => column.notNull())
      .addColumn("delivered", "bigint", (column) => column.notNull())
      .addColumn("read", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("member_of_a_pair", ["pair_id", "user_id"])
      .execute();
    // Whoever pairs two people at the same moment as another: the engine itself refuses the second.
    await db.schema
      .createIndex("one_open_pair_a_person")
      .on("pair_members")
      .column("user_id")
      .unique()
      .where(sql`is_open`, "=", sql`1`)
      .execute();
    await db.schema
      .createTable("pair_entries")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("pair_id", "text", (column) => column.notNull().references("pairs.id").onDelete("cascade"))
      .addColumn("seq", "bigint", (column) => column.notNull())
      .addColumn("from_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("body", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addUniqueConstraint("order_in_a_pair", ["pair_id", "seq"])
      .execute();

    await db.schema
      .createTable("invites")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("token_hash", "text", (column) => column.notNull().unique())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("makes_operator", "bigint", (column) => column.notNull())
      .addColumn("pair_key", "text")
      .addColumn("pair_with", "text", (column) => column.references("users.id").onDelete("set null"))
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("used_at", "bigint")
      .addColumn("used_by", "text", (column) => column.references("users.id").onDelete("cascade"))
      .addColumn("revoked_at", "bigint")
      .execute();

    await db.schema
      .createTable("settings")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("value", "text", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .execute();
  },
};
