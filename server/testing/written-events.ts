/** A run's lines as events, for tests. */
import type { NumberedLine } from "#server/coach/live-run.ts";
import { readPage } from "#server/coach/run-spool.ts";
import type { Database } from "#server/db/open-database.ts";
import { CoachEvent, type NumberedEvent } from "#shared/coach-protocol.ts";

/** All that the database has of a run: the product reads it a page at a time. */
export async function writtenEvents(db: Database, id: string): Promise<CoachEvent[]> {
  const lines: string[] = [];
  for (;;) {
    const page = await readPage(db, id, lines.length);
    if (page.length === 0) return lines.map(eventOf);
    lines.push(...page);
  }
}

/** All that there is to read, for tests. */
export async function drainedLines(lines: AsyncIterable<NumberedLine>): Promise<NumberedEvent[]> {
  const events: NumberedEvent[] = [];
  for await (const { seq, line } of lines) events.push({ seq, event: eventOf(line) });
  return events;
}

function eventOf(line: string): CoachEvent {
  return CoachEvent.parse(JSON.parse(line));
}
