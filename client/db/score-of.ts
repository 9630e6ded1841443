/** The one score that stands beside a reply. */
import type { Day } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";
import { scoreOf, useDeclaredCount } from "./verdicts.ts";

/** `isKept`: it is an earlier verdict's, for the text was the same. */
export type ShownScore = { score: number; isKept: boolean };

/** `null`: the reply judged nothing, or not yet. */
export function useScoreOf(reply: { id: string; day: Day }): ShownScore | null {
  const verdict = useKeyedQuery(reply.id, async () => (await currentDb().verdicts.get(reply.id)) ?? null);
  const declared = useDeclaredCount(reply.day);
  if (verdict === undefined || verdict === null) return null;
  return { score: scoreOf(verdict, declared), isKept: verdict.isKept === true };
}
