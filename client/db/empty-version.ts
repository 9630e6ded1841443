/** The way back from words that were put into an empty version. */
import { now } from "../platform/clock.ts";
import { currentDb } from "./db.ts";
import { readDeliverable } from "./deliverables.ts";
import type { VersionRow } from "./rows.ts";

/** Empties a version that was empty before it was filled. `false`: it was written to since, and stays. */
export async function emptyVersion(row: VersionRow): Promise<boolean> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.versions, async () => {
    const newest = await readDeliverable(row.day);
    if (newest?.id !== row.id || newest.text !== row.text) return false;
    await db.versions.put({ ...newest, text: "", updatedAt: now() });
    return true;
  });
}
