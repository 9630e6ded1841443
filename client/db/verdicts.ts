/** The verdicts that replies gave, one row a reply. */
import { Dexie } from "dexie";
import type { Day } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import { readDeliverable } from "./deliverables.ts";
import type { VerdictRow } from "./rows.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** The same, live; `undefined` while they are read. */
export function useVerdicts(day: Day): VerdictRow[] | undefined {
  return useKeyedQuery(day, () => readVerdicts(day));
}

/** A day's verdicts, oldest first. */
export async function readVerdicts(day: Day): Promise<VerdictRow[]> {
  const { verdicts } = currentDb();
  const rows = await verdicts.where("[day+version]").between([day, Dexie.minKey], [day, Dexie.maxKey]).toArray();
  return rows.toSorted((a, b) => a.judgedAt - b.judgedAt);
}

/** The last verdict on the day's text as it stands now; `null` where it was not judged, or changed since. */
export function useVerdictNow(day: Day): VerdictRow | null {
  return useKeyedQuery(day, () => readVerdictNow(day)) ?? null;
}

export async function readVerdictNow(day: Day): Promise<VerdictRow | null> {
  const { messages } = currentDb();
  const newest = await readDeliverable(day);
  for (const verdict of (await readVerdicts(day)).toReversed()) {
    const question = await messages.get((await messages.get(verdict.replyId))?.parentId ?? "");
    const judged = question?.role === "question" ? question.deliverable : null;
    if (judged?.version === newest?.n && judged?.text === newest?.text) return verdict;
  }
  return null;
}
