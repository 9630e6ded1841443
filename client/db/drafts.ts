/** Words typed and not sent: they survive a reload, field by field. `key` names the field, such as `composer:3`. */
import { now } from "../platform/clock.ts";
import { currentDb, putLast } from "./db.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** `undefined` while it is read; then the draft, `""` where there is none. */
export function useDraft(key: string): string | undefined {
  return useKeyedQuery(key, () => readDraft(key));
}

export async function readDraft(key: string): Promise<string> {
  return (await currentDb().drafts.get(key))?.text ?? "";
}

/** Durable when it resolves. An empty text removes the draft. */
export async function saveDraft(key: string, text: string): Promise<void> {
  const { drafts } = currentDb();
  if (text === "") await drafts.delete(key);
  else await drafts.put({ key, text, updatedAt: now() });
}

/** As the page goes away. */
export function saveDraftLast(key: string, text: string): void {
  putLast("drafts", { key, text, updatedAt: now() });
}
