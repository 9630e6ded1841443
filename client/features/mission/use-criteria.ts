/**
 * Where each criterion of a day stands. A measured one is counted in the text, a declared one is the person's word, and
 * of a judged one nobody but the coach can say.
 */
import { useDayLog } from "#client/db/day-log.ts";
import { useDeliverable } from "#client/db/deliverables.ts";
import { useChecks } from "#client/db/use-checks.ts";
import type { Criterion, Mission } from "#shared/programme.ts";

export type CriterionStanding = { criterion: Criterion; isMeasured: boolean; isMet: boolean };

/** In the mission's order. */
export function useCriteria(mission: Mission): CriterionStanding[] {
  const text = useDeliverable(mission.day)?.text ?? "";
  const declared = useDayLog(mission.day)?.declared ?? [];
  const results = useChecks(text, mission.checks);
  return mission.criteria.map((criterion) => {
    const result = criterion.kind === "measured" ? results.find(({ id }) => id === criterion.check) : undefined;
    const isDeclared = criterion.kind === "declared" && declared.includes(criterion.text.fr);
    return { criterion, isMeasured: result !== undefined, isMet: isDeclared || result?.zone === "green" };
  });
}
