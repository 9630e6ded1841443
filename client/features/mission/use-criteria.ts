/**
 * Where each criterion of a day stands. A measured one is counted in the text, a declared one is the person's word, and
 * of a judged one the coach says, of the text as it stands, what its last verdict truly says.
 */
import { useDayLog } from "#client/db/day-log.ts";
import { useDeliverable } from "#client/db/deliverables.ts";
import { useChecks } from "#client/db/use-checks.ts";
import { scoreOf, useVerdictNow } from "#client/db/verdicts.ts";
import { declaredCount } from "#shared/is-declared.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import type { Criterion, Mission } from "#shared/programme.ts";

/**
 * `isDecided`: it is known whether it is met. `passage`: what keeps a measured one from being met; `null` where it is
 * met, or where what is missing has no place.
 */
export type CriterionStanding = {
  criterion: Criterion;
  isDecided: boolean;
  isMet: boolean;
  passage: JudgedPassage | null;
};

/**
 * `standings`: in the mission's order. `met`: the one score of the text as it stands. A verdict names two criteria at most,
 * and may count one as met without saying which.
 */
export function useCriteria(mission: Mission): { standings: CriterionStanding[]; met: number; isJudged: boolean } {
  const { n: version = 1, text = "" } = useDeliverable(mission.day) ?? {};
  const declared = useDayLog(mission.day)?.declared ?? [];
  const results = useChecks(text, mission.checks);
  const verdict = useVerdictNow(mission.day);
  const { met = [], missed = [] } = verdict ?? {};
  const standings = mission.criteria.map((criterion): CriterionStanding => {
    const { fr } = criterion.text;
    switch (criterion.kind) {
      case "measured": {
        const result = results.find(({ id }) => id === criterion.check);
        const isMet = result?.zone === "green";
        const [at] = isMet ? [] : (result?.passages ?? []);
        return {
          criterion,
          isDecided: result !== undefined,
          isMet,
          passage: at === undefined ? null : { version, text, at },
        };
      }
      case "judged":
        return {
          criterion,
          isDecided: met.includes(fr) || missed.includes(fr),
          isMet: met.includes(fr),
          passage: null,
        };
      case "declared":
        return { criterion, isDecided: true, isMet: declared.includes(fr), passage: null };
    }
  });
  const counted = standings.filter(({ isMet }) => isMet).length;
  const isScored = verdict?.ofText !== undefined;
  return {
    standings,
    met: isScored ? scoreOf(verdict, declaredCount(mission.criteria, declared)) : counted,
    isJudged: verdict !== null,
  };
}
