/** The words of a promise while the person changes them: like any others, another tab's are kept, and a dying page's too. */
import { now } from "../platform/clock.ts";
import { changeDay } from "./day-log.ts";
import { currentDb } from "./db.ts";
import { forgetLastWords, putLastWords } from "./last-words.ts";
import { keepOther } from "./other-texts.ts";
import type { PromiseRow } from "./rows.ts";

/** The name of its text, for its other versions and its last words. */
export function promiseField(id: string): string {
  return `promise:${id}`;
}

/** Durable when it resolves. A promise has words: with none it stays as it was. `bases`: see `keepOther`. */
export async function savePromiseWords(id: string, text: string, bases: readonly string[]): Promise<void> {
  const db = currentDb();
  const field = promiseField(id);
  await db.dexie.transaction("rw", db.promises, db.dayLog, db.drafts, async () => {
    const row = await db.promises.get(id);
    await forgetLastWords(field);
    if (row === undefined || text.trim() === "") return;
    await noteWorkOn(row);
    await keepOther(field, row.text, text, bases);
    await db.promises.put({ ...row, text });
  });
}

/** As the page goes away. */
export function savePromiseWordsLast(id: string, text: string, bases: readonly string[]): void {
  putLastWords(promiseField(id), text, bases);
}

/** In the caller's transaction, which holds `dayLog`. Whoever answers for a promise, whatever the answer, is not away. */
export async function noteWorkOn({ day }: PromiseRow): Promise<void> {
  await changeDay(day, (log) => ({ ...log, touchedAt: now() }));
}
