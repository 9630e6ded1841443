/** The verdicts that replies gave, one row a reply. */
import { Dexie } from "dexie";
import type { Day } from "#shared/day.ts";
import { currentDb } from "./db.ts";
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
