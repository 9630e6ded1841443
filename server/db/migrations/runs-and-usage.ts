/** Replies in the making, kept long enough to be read again, and what they cost. Append-only, like every migration. */
import { type Kysely, type Migration, sql } from "kysely";

export const runsAndUsage: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("runs")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("body_sha256", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) =>
        column.notNull().check(sql`state in ('live', 'ended', 'interrupted', 'expired')`),
      )
      .addColumn("events", "text", (column) => column.notNull())
      .addColumn("node", "text", (column) => column.notNull())
      .addColumn("stop_requested", "bigint", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("runs_live")
      .on("runs")
      .column("user_id")
      .where(sql`state`, "=", sql`'live'`)
      .execute();
    await db.schema.createIndex("runs_by_age").on("runs").columns(["state", "updated_at"]).execute();
    await db.schema
      .createTable("usage")
      .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
      .addColumn("day", "text", (column) => column.notNull())
      .addColumn("tokens", "bigint", (column) => column.notNull())
      .addColumn("cost_micros", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("usage_of_a_day", ["user_id", "day"])
      .execute();
    await db.schema
      .createTable("spending")
      .addColumn("day", "text", (column) => column.primaryKey())
      .addColumn("tokens", "bigint", (column) => column.notNull())
      .addColumn("cost_micros", "bigint", (column) => column.notNull())
      .addColumn("warned_day", "bigint", (column) => column.notNull())
      .addColumn("warned_month", "bigint", (column) => column.notNull())
      .execute();
  },
};
