/** What a reply consumed where its provider did not count, as it never does for one that was stopped or cut. */
import type { CoachEvent, Failure, Usage } from "#shared/coach-protocol.ts";
import { tokensOfBytes } from "./prompt-budget.ts";

/** Ends that come before the model has read anything. */
const NOT_READ: ReadonlySet<Failure> = new Set([
  "bad-key",
  "busy",
  "quota",
  "unknown-model",
  "too-long",
  "unreachable",
  "server-away",
] satisfies Failure[]);

/** `saidBytes`: of UTF-8, until `end`. `reserved.input`: the prompt, as it was estimated. */
export function usedTokens(end: CoachEvent, saidBytes: number, reserved: Usage): Usage {
  if (end.type === "done" && end.usage !== null) return end.usage;
  if (saidBytes === 0 && end.type === "failed" && NOT_READ.has(end.failure)) return NOTHING_USED;
  return { input: reserved.input, output: tokensOfBytes(saidBytes) };
}

export const NOTHING_USED: Usage = { input: 0, output: 0 };
