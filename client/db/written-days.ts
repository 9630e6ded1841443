/** Which days have a deliverable that a question could carry. */
import { type Day, DAYS } from "#shared/day.ts";
import { snapshotDeliverable } from "./deliverables.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** Of these days; `undefined` while they are read. */
export function useWrittenDays(days: readonly Day[]): ReadonlySet<Day> | undefined {
  const asked = DAYS.filter((day) => days.includes(day));
  return useKeyedQuery(asked.join(), async () => {
    const texts = await Promise.all(asked.map(snapshotDeliverable));
    return new Set(asked.filter((_, index) => texts[index] !== null));
  });
}
