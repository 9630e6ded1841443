/** A day's deliverable, version by version. Every write is durable when its promise resolves. */
import { type Collection, Dexie } from "dexie";
import type { Day } from "#shared/day.ts";
import { now } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { currentDb } from "./db.ts";
import { forgetLastWords, putLastWords } from "./last-words.ts";
import { keepOther } from "./other-texts.ts";
import type { TextHistory, VersionRow } from "./rows.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** `undefined` while it is read; `null` when nothing was written that day: only then may a field begin empty. */
export function useDeliverable(day: Day): VersionRow | null | undefined {
  return useKeyedQuery(day, async () => (await readDeliverable(day)) ?? null);
}

/** The newest version. */
export function readDeliverable(day: Day): Promise<VersionRow | undefined> {
  return versionsOf(day).last();
}

/** What a question carries: the newest version as it stands now; `null` where there is nothing to read. */
export async function snapshotDeliverable(day: Day): Promise<{ version: number; text: string } | null> {
  const deliverable = await readDeliverable(day);
  if (deliverable === undefined || deliverable.text.trim() === "") return null;
  return { version: deliverable.n, text: deliverable.text };
}

/** Every version of the day, oldest first; `undefined` while they are read. */
export function useVersions(day: Day): VersionRow[] | undefined {
  return useKeyedQuery(day, () => readVersions(day));
}

/** The same, once. */
export function readVersions(day: Day): Promise<VersionRow[]> {
  return versionsOf(day).toArray();
}

/** The name of the day's text, for its other versions and its last words. */
export function deliverableField(day: Day): string {
  return `deliverable:${day}`;
}

/**
 * Writes the newest version, or V1 where there is none. `bases`: what the writer knows to be there; another text is
 * kept as an other version before it is written over. Absent: whatever is there is replaced. `history`: how the text
 * came about, written with it; one of another text is not.
 */
export async function saveDeliverable(
  day: Day,
  text: string,
  bases?: readonly string[],
  history?: TextHistory | null,
): Promise<void> {
  const db = currentDb();
  const field = deliverableField(day);
  await db.dexie.transaction("rw", db.versions, db.drafts, db.histories, async () => {
    const atMs = now();
    const row = await readDeliverable(day);
    const version = row ?? firstVersion(day, text, atMs);
    if (bases !== undefined) await keepOther(field, row?.text ?? "", text, bases);
    if (row?.text !== text) await db.versions.put({ ...version, text, updatedAt: atMs });
    if (history?.text === text) await db.histories.put({ ...history, versionId: version.id });
    await forgetLastWords(field);
  });
}

/** As the page goes away. */
export function saveDeliverableLast(day: Day, text: string, bases: readonly string[]): void {
  putLastWords(deliverableField(day), text, bases);
}

function firstVersion(day: Day, text: string, atMs: number): VersionRow {
  return { id: newId(), day, n: 1, text, createdAt: atMs, updatedAt: atMs };
}

/** In the order of `n`. */
function versionsOf(day: Day): Collection<VersionRow, string> {
  return currentDb().versions.where("[day+n]").between([day, Dexie.minKey], [day, Dexie.maxKey]);
}
