/** The steps through each version of a deliverable. They are written with its text: see `saveDeliverable`. */
import { currentDb } from "./db.ts";
import type { HistoryRow, TextHistory } from "./rows.ts";

/** As they were last written. Its text may have gone on without them. */
export function readHistory(versionId: string): Promise<HistoryRow | undefined> {
  return currentDb().histories.get(versionId);
}

/** Writes the steps to the text that a version has already; those to another text are not. */
export async function keepHistory(versionId: string, history: TextHistory): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.versions, db.histories, async () => {
    const row = await db.versions.get(versionId);
    if (row?.text === history.text) await db.histories.put({ ...history, versionId });
  });
}
