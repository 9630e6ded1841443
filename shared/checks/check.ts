/**
 * The names, settings and results of the instant checks. A check is pure arithmetic on the deliverable: no model,
 * no network. It informs and never blocks. Thresholds and their sources stand beside each check.
 */
import * as z from "zod/mini";

export const CheckId = z.enum(["length", "hook", "call-to-action", "proof", "jargon", "sentence-length"]);
export type CheckId = z.infer<typeof CheckId>;

const count = z.number().check(z.int(), z.gte(1), z.lte(20_000));

/** A check as a day names it. A limit that differs from day to day stands here; the others stand in the check. */
export const DayCheck = z.discriminatedUnion("id", [
  z.strictObject({
    id: z.literal("length"),
    unit: z.enum(["characters", "words"]),
    min: z.optional(count),
    max: count,
  }),
  z.strictObject({ id: z.literal("hook"), max: count }),
  z.strictObject({ id: z.literal("call-to-action") }),
  z.strictObject({ id: z.literal("proof") }),
  z.strictObject({ id: z.literal("jargon") }),
  z.strictObject({ id: z.literal("sentence-length") }),
]);
export type DayCheck = z.infer<typeof DayCheck>;

/** UTF-16 offsets into the deliverable as it was given: `text.slice(start, end)` is the passage. */
export type Passage = { start: number; end: number };

/** `pending`: there is not enough text to measure yet; it counts neither for nor against. */
export type CheckZone = "green" | "amber" | "red" | "pending";

export type CheckResult = {
  id: CheckId;
  zone: CheckZone;
  /** The measure: characters, words, words per sentence (one decimal), or how many were found. */
  value: number;
  /** The bound that `value` is held against, where there is one. */
  limit: number | null;
  unit: "characters" | "words" | "words-per-sentence" | "found";
  /** Where the text breaks the measure; empty when it does not, or when what is missing has no place. */
  passages: Passage[];
};
