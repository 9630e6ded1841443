/** All that the database has of a run, for tests: the product reads it a page at a time. */
import { readPage } from "#server/coach/run-spool.ts";
import type { Database } from "#server/db/open-database.ts";
import type { CoachEvent } from "#shared/coach-protocol.ts";

export async function writtenEvents(db: Database, id: string): Promise<CoachEvent[]> {
  const events: CoachEvent[] = [];
  for (;;) {
    const page = await readPage(db, id, events.length);
    if (page.length === 0) return events;
    events.push(...page);
  }
}
