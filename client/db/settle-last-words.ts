/** What pages that went away still had to write takes its place, before any screen reads its field. */
import { Day } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import { saveDeliverable } from "./deliverables.ts";
import { saveDraft } from "./drafts.ts";
import { saveEvening } from "./evening.ts";
import { dropLastSettings, fieldOf, type LastRow, readLastWords } from "./last-words.ts";
import { PROFILE_FIELD, saveProfileWords } from "./profile.ts";
import { savePromiseWords } from "./promise-words.ts";

/** Durable when it resolves; words that cannot take their place stay where they are, for the next start. */
export async function settleLastWords(): Promise<void> {
  const db = currentDb();
  const tables = [db.versions, db.histories, db.dayLog, db.drafts, db.profile, db.promises];
  const settled = await db.dexie.transaction("rw", tables, async () => {
    const rows = await readLastWords();
    for (const row of rows) {
      await settle(row);
      await db.drafts.delete(row.key);
    }
    return rows;
  });
  dropLastSettings(settled);
}

async function settle(row: LastRow): Promise<void> {
  const field = fieldOf(row);
  const [kind, name = "", on = ""] = field.split(":");
  const day = Day.safeParse(Number(name)).data;
  if (kind === "deliverable" && day !== undefined) await saveDeliverable(day, row.text, row.bases);
  else if (kind === "evening" && day !== undefined) await saveEvening(day, on, row.text, row.bases);
  else if (kind === "promise") await savePromiseWords(name, row.text, row.bases);
  else if (field === PROFILE_FIELD) await saveProfileWords(row.text, row.bases);
  else await saveDraft(field, row.text, row.bases);
}
