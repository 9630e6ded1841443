/**
 * The one score of a text, of four. Measured criteria are counted by the checks and declared ones are the person's word:
 * of both, code knows more than a model, which miscounts. Only the judged ones are the verdict's to say. It names two of
 * them at most, so where it leaves some unsaid its own figure tells how many it met, once what code knows is taken off.
 */
import { runChecks } from "./checks/run-checks.ts";
import { declaredCount } from "./is-declared.ts";
import { type Judgement, judgedCriteria } from "./judged-criteria.ts";
import type { Criterion, Mission } from "./programme.ts";
import type { Blocker } from "./reply-points.ts";

/** What a reply says: its figure, of four, and what it names as missing; `null` where it may have been cut off. */
export type SaidScore = { score: number; blockers: readonly Pick<Blocker, "missed" | "effect" | "misquotes">[] | null };

export type ReadScore = {
  /** Criteria met in the text itself: measured and judged. The declared ones are added when they are counted. */
  ofText: number;
  /** Of each criterion in its order, what the verdict says; `null` where it may have been cut off. */
  judgements: Judgement[] | null;
};

export function readScore(
  mission: Mission,
  text: string,
  declared: readonly string[],
  { score, blockers }: SaidScore,
): ReadScore {
  const { criteria, checks } = mission;
  const judgements = blockers === null ? null : judgedCriteria(criteria, score, blockers);
  const results = runChecks(text, checks);
  const measured = criteria.filter(
    ({ kind, check }) => kind === "measured" && results.some(({ id, zone }) => id === check && zone === "green"),
  ).length;
  const judged = criteria.flatMap((criterion, index) => (isJudged(criterion) ? [judgements?.[index] ?? "unsaid"] : []));
  const met = judged.filter((one) => one === "met").length;
  const most = met + judged.filter((one) => one === "unsaid").length;
  const left = score - measured - declaredCount(criteria, declared);
  return { ofText: measured + Math.min(Math.max(left, met), most), judgements };
}

/** A measured one that none of the day's checks can count is the verdict's to say as well. */
function isJudged({ kind, check }: Criterion): boolean {
  return kind === "judged" || (kind === "measured" && check === undefined);
}
