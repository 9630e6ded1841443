/** Words typed and not sent: they survive a reload, field by field. `key` names the field, such as `composer:3`. */
import { now } from "../platform/clock.ts";
import { currentDb } from "./db.ts";
import { forgetLastWords, putLastWords } from "./last-words.ts";
import { keepOther } from "./other-texts.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** `undefined` while it is read; then the draft, `""` where there is none. */
export function useDraft(key: string): string | undefined {
  return useKeyedQuery(key, () => readDraft(key));
}

export async function readDraft(key: string): Promise<string> {
  return (await currentDb().drafts.get(key))?.text ?? "";
}

/**
 * Durable when it resolves. An empty text removes the draft. `bases`: what the writer knows to be there; another text
 * is kept as an other version before it is written over. Absent: whatever is there is replaced.
 */
export async function saveDraft(key: string, text: string, bases?: readonly string[]): Promise<void> {
  const { dexie, drafts } = currentDb();
  await dexie.transaction("rw", drafts, async () => {
    if (bases !== undefined) await keepOther(key, await readDraft(key), text, bases);
    if (text === "") await drafts.delete(key);
    else await drafts.put({ key, text, updatedAt: now() });
    await forgetLastWords(key);
  });
}

/** As the page goes away. */
export function saveDraftLast(key: string, text: string, bases: readonly string[]): void {
  putLastWords(key, text, bases);
}
