/** Every 4xx and 5xx of the API, as RFC 9457 `application/problem+json`: a stable type, a title, never a stack. */
import * as z from "zod/mini";

export const ProblemType = z.enum([
  "unknown-host",
  "foreign-origin",
  "signed-out",
  "link-refused",
  "not-found",
  "method-not-allowed",
  "not-json",
  "too-large",
  "malformed",
  "invalid",
  "old-client",
  "conflict",
  "owner-stays",
  "pair-ended",
  "run-expired",
  "too-many-requests",
  "too-many-runs",
  "daily-tokens",
  "shutting-down",
  "no-database",
  "internal",
]);
export type ProblemType = z.infer<typeof ProblemType>;

export const PROBLEM_PREFIX = "urn:second-de-bord:problem:";

/** `type` is `PROBLEM_PREFIX` + a `ProblemType`; `fields` names what was wrong with a body, never its content. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  fields: z.optional(z.array(z.string())),
});
export type Problem = z.infer<typeof Problem>;

/** The named problem, or `null` for one this version does not know. */
export function problemTypeOf(problem: Problem): ProblemType | null {
  const parsed = ProblemType.safeParse(problem.type.slice(PROBLEM_PREFIX.length));
  return problem.type.startsWith(PROBLEM_PREFIX) && parsed.success ? parsed.data : null;
}
