/** What stands between a day and its end, of what can be known here: a criterion that nobody can judge asks for nothing. */
import type { CriterionStanding } from "./use-criteria.ts";

/** `left`: not met. `unjudged`: only a coach with AI could tell, and none is plugged in. */
export type Left = { left: number; unjudged: number; isReady: boolean };

/** `met`: the one score, which may count a criterion that no standing names. */
export function whatIsLeft(
  { standings, met }: { standings: readonly CriterionStanding[]; met: number },
  canJudge: boolean,
  hasText: boolean,
): Left {
  const isUnjudged = ({ criterion, isDecided }: CriterionStanding) =>
    criterion.kind === "judged" && !isDecided && !canJudge;
  const unjudged = standings.filter(isUnjudged).length;
  const left = standings.length - met - unjudged;
  // Where nobody judges the text, there is one at least.
  return { left, unjudged, isReady: left === 0 && (unjudged === 0 || hasText) };
}
