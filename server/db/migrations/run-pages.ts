/**
 * A run's events leave its row for pages of their own: adding some no longer rewrites all that was said before, and
 * reading goes a page at a time. Append-only, like every migration.
 */
import { type Kysely, type Migration, sql } from "kysely";

export const runPages: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("run_pages")
      .addColumn("run_id", "text", (column) => column.notNull().references("runs.id").onDelete("cascade"))
      .addColumn("first_seq", "bigint", (column) => column.notNull())
      .addColumn("events", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("page_of_a_run", ["run_id", "first_seq"])
      .execute();
    await sql`insert into run_pages (run_id, first_seq, events) select id, 1, events from runs where events != ''`.execute(
      db,
    );
    await db.schema.alterTable("runs").dropColumn("events").execute();
  },
};
