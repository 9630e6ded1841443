/**
 * The names, settings and results of the instant checks. A check is pure arithmetic on the deliverable: no model,
 * no network. It informs and never blocks. Thresholds and their sources stand beside each check.
 */
import * as z from "zod/mini";

export const CheckId = z.enum([
  "length",
  "hook",
  "message",
  "subject",
  "questions",
  "call-to-action",
  "proof",
  "price",
  "links",
  "you-over-me",
  "jargon",
  "apologies",
  "hypotheticals",
  "sentence-length",
  "reading-ease",
  "exclamations",
  "capitals",
  "emoji",
]);
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
  /** One message to one person. Absent `form`: recognised by its label, its subject line or its size. */
  z.strictObject({ id: z.literal("message"), form: z.optional(z.enum(["note", "sms", "e-mail"])) }),
  z.strictObject({ id: z.literal("subject") }),
  /** `last`: one of them must close the text. */
  z.strictObject({ id: z.literal("questions"), min: count, max: count, last: z.optional(z.boolean()) }),
  z.strictObject({ id: z.literal("call-to-action") }),
  z.strictObject({ id: z.literal("proof") }),
  z.strictObject({ id: z.literal("price") }),
  /** `hashtags`: how many of them are no fault; absent, they are not counted. */
  z.strictObject({ id: z.literal("links"), hashtags: z.optional(count) }),
  z.strictObject({ id: z.literal("you-over-me") }),
  z.strictObject({ id: z.literal("jargon") }),
  z.strictObject({ id: z.literal("apologies") }),
  z.strictObject({ id: z.literal("hypotheticals") }),
  z.strictObject({ id: z.literal("sentence-length") }),
  z.strictObject({ id: z.literal("reading-ease") }),
  z.strictObject({ id: z.literal("exclamations") }),
  z.strictObject({ id: z.literal("capitals") }),
  z.strictObject({ id: z.literal("emoji") }),
]);
export type DayCheck = z.infer<typeof DayCheck>;

/** The settings of one of them. */
export type DayCheckOf<Id extends CheckId> = Extract<DayCheck, { id: Id }>;

/** UTF-16 offsets into the deliverable as it was given: `text.slice(start, end)` is the passage. */
export type Passage = { start: number; end: number };

/** `pending`: there is nothing to measure (yet); it counts neither for nor against. */
export type CheckZone = "green" | "amber" | "red" | "pending";

export type CheckResult = {
  id: CheckId;
  zone: CheckZone;
  /** The measure, in `unit`; means and ratios to one decimal. */
  value: number;
  /** The bound that `value` is held against, where there is one. */
  limit: number | null;
  /** `sms`: units of a text message; `ease`: 0 to 100; `ratio`: « tu » to « je »; `found`: how many. */
  unit: "characters" | "words" | "sms" | "words-per-sentence" | "ease" | "ratio" | "found";
  /** Where the text breaks the measure; empty when it does not, or when what is missing has no place. */
  passages: Passage[];
};
