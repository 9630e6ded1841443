/**
 * Two tabs, one field: whoever writes last is what the field shows, and the words written over are kept beside it
 * until the person drops them.
 */
import { now } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { currentDb } from "./db.ts";
import type { DraftRow } from "./rows.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** The other versions of a field's text, oldest first; none while they are read. */
export function useOtherTexts(field: string): DraftRow[] {
  return useKeyedQuery(field, () => readOtherTexts(field)) ?? [];
}

export function readOtherTexts(field: string): Promise<DraftRow[]> {
  return currentDb().drafts.where("key").startsWith(`other:${field}:`).toArray();
}

export async function dropOtherText(key: string): Promise<void> {
  await currentDb().drafts.delete(key);
}

/**
 * Before `text` replaces `current`, in the caller's transaction, which holds `drafts`: keeps `current` where it is not
 * one of `bases`, the texts that the writer knows. What another writer kept of those is out of date with that.
 */
export async function keepOther(field: string, current: string, text: string, bases: readonly string[]): Promise<void> {
  const { drafts } = currentDb();
  const kept = await readOtherTexts(field);
  const isOther = current.trim() !== "" && current !== text && !bases.includes(current);
  const outdated = kept.filter((row) => row.text === text || (isOther && bases.includes(row.text)));
  if (outdated.length > 0) await drafts.bulkDelete(outdated.map(({ key }) => key));
  if (!isOther || kept.some((row) => row.text === current)) return;
  await drafts.add({ key: `other:${field}:${newId()}`, text: current, updatedAt: now() });
}
