/** The last words of the fields that are loaded at rest: evening lines and promises. */
import { Day } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import { saveDraft } from "./drafts.ts";
import { saveEvening } from "./evening.ts";
import { dropLastSettings, fieldOf, type LastRow, readLastWords } from "./last-words.ts";
import { savePromiseWords } from "./promise-words.ts";

/** Durable when it resolves. */
export async function settleLaterWords(rows: readonly LastRow[]): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.dayLog, db.drafts, db.promises, async () => {
    // They were read before this code was there: another tab may have settled them, and words were typed since.
    const waiting = new Set((await readLastWords()).map(({ key }) => key));
    for (const row of rows.filter(({ key }) => waiting.has(key))) {
      await settle(row);
      await db.drafts.delete(row.key);
    }
  });
  dropLastSettings(rows);
}

async function settle(row: LastRow): Promise<void> {
  const field = fieldOf(row);
  const [kind, name = "", on = ""] = field.split(":");
  const day = Day.safeParse(Number(name)).data;
  if (kind === "promise") await savePromiseWords(name, row.text, row.bases);
  else if (day !== undefined) await saveEvening(day, on, row.text, row.bases);
  else await saveDraft(field, row.text, row.bases);
}
