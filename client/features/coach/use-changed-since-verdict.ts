/** Whether the day's text is another than the one last judged: then it can be judged again. */
import { useDeliverable } from "#client/db/deliverables.ts";
import type { ThreadTurn } from "#client/db/threads.ts";
import { useVerdicts } from "#client/db/verdicts.ts";
import type { Day } from "#shared/day.ts";

/** The version to judge; `null` when nothing was judged in this thread, or nothing changed since. */
export function useChangedSinceVerdict(day: Day, turns: readonly ThreadTurn[]): number | null {
  const judged = new Set(useVerdicts(day)?.map(({ replyId }) => replyId));
  const newest = useDeliverable(day);
  const last = turns.findLast(({ replies }) => replies.some(({ id }) => judged.has(id)));
  if (last === undefined || newest === undefined || newest === null || newest.text.trim() === "") return null;
  return last.question.deliverable?.text === newest.text ? null : newest.n;
}
