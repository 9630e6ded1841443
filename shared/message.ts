/** The two kinds of message of a thread, and the life of a reply. */
import * as z from "zod/mini";
import { DoneReason, Failure, MemoryLine, PromiseLine, Usage } from "./coach-protocol.ts";
import { Day } from "./day.ts";
import { Lang } from "./lang.ts";
import { Tone } from "./profile.ts";
import { Mode } from "./programme.ts";

const id = z.uuidv7();
const epochMs = z.number();

/**
 * The life of a reply. Shown words never shrink, and a reply that got no terminal event is never `complete`.
 * `seq` is the last event whose words are in `text`. `interrupted` can be healed by a later re-attach; only a
 * 404 or 410 of its run makes it `final`.
 */
export const ReplyState = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("queued"),
    /** `needed`: what it was asked about changed while it waited; it does not leave before the person said how. */
    consent: z.optional(z.enum(["needed", "given"])),
  }),
  z.object({ status: z.literal("streaming"), seq: z.number() }),
  z.object({
    status: z.literal("complete"),
    reason: DoneReason,
    usage: z.nullable(Usage),
    cost: z.nullable(z.number()),
  }),
  z.object({ status: z.literal("stopped") }),
  z.object({ status: z.literal("interrupted"), seq: z.number(), final: z.boolean() }),
  z.object({ status: z.literal("failed"), failure: Failure, retryAtMs: z.nullable(epochMs) }),
]);
export type ReplyState = z.infer<typeof ReplyState>;

/** Which coach wrote a reply. `null` until its first event. */
const ReplySource = z.object({ kind: z.enum(["model", "checks"]), model: z.string() });

const common = { id, day: Day, exchangeId: id, createdAt: epochMs };

export const Question = z.object({
  ...common,
  role: z.literal("question"),
  /** The reply that this question follows on its branch; `null` opens the exchange. */
  parentId: z.nullable(id),
  text: z.string(),
  /** The chip's label, where a chip asked. */
  label: z.nullable(z.string()),
  mode: Mode,
  tone: Tone,
  lang: Lang,
  pushback: z.boolean(),
  /** Whether there was a profile for the server to read. */
  withProfile: z.boolean(),
  /** The deliverable as it stood when the question was asked. */
  deliverable: z.nullable(z.object({ version: z.number(), text: z.string() })),
  earlier: z.array(z.object({ day: Day, version: z.number(), text: z.string() })),
  /** The verdicts so far, as they stood when the question was asked: one id is one body, whatever is ticked since. */
  memory: z.optional(z.array(MemoryLine)),
  /** The promises that those lines do not tell, as they stood then. */
  promises: z.optional(z.array(PromiseLine)),
  /** The criteria ticked by hand then, by their French text. */
  declared: z.optional(z.array(z.string())),
  /** What the binôme wrote and the person showed the coach with this question, as it was shown. */
  remark: z.optional(z.object({ from: z.string(), text: z.string() })),
  /** It speaks of distress, and the person who was shown help sent it all the same. */
  heard: z.optional(z.boolean()),
});
export type Question = z.infer<typeof Question>;

export const Reply = z.object({
  ...common,
  role: z.literal("reply"),
  /** The question it answers. Siblings under one question are « Refaire » and « Reprendre ». */
  parentId: id,
  text: z.string(),
  /** How many characters of `text` (UTF-16 units, at its beginning) are those of the reply that it resumes. */
  kept: z.optional(z.number()),
  source: z.nullable(ReplySource),
  state: ReplyState,
});
export type Reply = z.infer<typeof Reply>;

export type Message = Question | Reply;
