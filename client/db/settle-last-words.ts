/** What pages that went away still had to write takes its place, before any screen reads its field. */
import { Day } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import { saveDeliverable } from "./deliverables.ts";
import { saveDraft } from "./drafts.ts";
import { dropLastSettings, fieldOf, type LastRow, readLastWords } from "./last-words.ts";
import { PROFILE_FIELD, saveProfileWords } from "./profile.ts";

/** Their fields are loaded at rest, and so is what settles them: no start waits for it, and few need it. */
const AT_REST = /^(?:evening|promise):/u;

/** Durable when it resolves; words that cannot take their place stay where they are, for the next start. */
export async function settleLastWords(): Promise<void> {
  const db = currentDb();
  const rows = await db.dexie.transaction("rw", db.versions, db.histories, db.drafts, db.profile, async () => {
    const found = await readLastWords();
    for (const row of found.filter((one) => !isAtRest(one))) {
      await settle(row);
      await db.drafts.delete(row.key);
    }
    return found;
  });
  dropLastSettings(rows.filter((row) => !isAtRest(row)));
  const later = rows.filter((row) => isAtRest(row));
  if (later.length > 0) await (await import("./settle-later-words.ts")).settleLaterWords(later);
}

function isAtRest(row: LastRow): boolean {
  return AT_REST.test(fieldOf(row));
}

async function settle(row: LastRow): Promise<void> {
  const field = fieldOf(row);
  const [kind, name] = field.split(":");
  const day = Day.safeParse(Number(name)).data;
  if (kind === "deliverable" && day !== undefined) await saveDeliverable(day, row.text, row.bases);
  else if (field === PROFILE_FIELD) await saveProfileWords(row.text, row.bases);
  else await saveDraft(field, row.text, row.bases);
}
