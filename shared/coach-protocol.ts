/**
 * The whole wire between the browser and `POST /api/ai/coach`: one request, numbered events back.
 *
 * The client says what was asked and what it was asked about; it can set no URL, model, system text or token
 * limit. Mission and profile are not in the request: the server reads them from its own database.
 */
import * as z from "zod/mini";
import { Day } from "./day.ts";
import { DELIVERABLE_MAX } from "./deliverable-max.ts";
import { Lang } from "./lang.ts";
import { PersonName } from "./person-name.ts";
import { Tone } from "./profile.ts";
import { Mode } from "./programme.ts";

export const PROTOCOL_VERSION = 1;

export const QUESTION_MAX = 2_000;
export const REMARK_MAX = 2_000;
export const HISTORY_MAX = 20;
/** UTF-8 bytes of a whole request; the client drops the oldest turns until it fits. */
export const REQUEST_MAX_BYTES = 64 * 1024;

const version = z.number().check(z.int(), z.gte(1), z.lte(9_999));
const deliverableText = z.string().check(z.maxLength(DELIVERABLE_MAX));
const memoryText = z.string().check(z.maxLength(300));
/** As long as a text of the programme may be. */
const criterionText = z.string().check(z.minLength(1), z.maxLength(2_000));

export const Turn = z.strictObject({
  role: z.enum(["user", "assistant"]),
  text: z.string().check(z.maxLength(20_000)),
});
export type Turn = z.infer<typeof Turn>;

/** One past verdict in one line: `J1 PRESQUE 3/4 · bloquait : client flou · action : appeler Nadia (faite)`. */
export const MemoryLine = z.strictObject({
  day: Day,
  label: z.enum(["redo", "almost", "ready"]),
  score: z.number().check(z.int(), z.gte(0), z.lte(4)),
  blocked: memoryText,
  action: memoryText,
  done: z.enum(["open", "done", "put-off"]),
});
export type MemoryLine = z.infer<typeof MemoryLine>;

/** A promise of a day that its line of memory does not tell: of another reply, or let go by the person. */
export const PromiseLine = z.strictObject({
  day: Day,
  action: memoryText,
  outcome: z.enum(["open", "put-off", "done", "let-go"]),
});
export type PromiseLine = z.infer<typeof PromiseLine>;

/** Of the Chat Binôme, this alone ever reaches the coach. `from`: the binôme's name, "" where it is not known. */
export const Remark = z.strictObject({
  from: PersonName,
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(REMARK_MAX)),
});
export type Remark = z.infer<typeof Remark>;

export const CoachRequest = z.strictObject({
  v: z.literal(PROTOCOL_VERSION),
  /** The reply's id, a UUIDv7 that the client made: the idempotency key of the run. */
  id: z.uuidv7(),
  day: Day,
  lang: Lang,
  mode: Mode,
  tone: Tone,
  question: z.string().check(z.trim(), z.minLength(1), z.maxLength(QUESTION_MAX)),
  deliverable: z.optional(z.strictObject({ version, text: deliverableText })),
  earlier: z.optional(z.array(z.strictObject({ day: Day, version, text: deliverableText })).check(z.maxLength(3))),
  history: z.array(Turn).check(z.maxLength(HISTORY_MAX)),
  memory: z.array(MemoryLine).check(z.maxLength(14)),
  /** One a day at most. Absent: none, or a client that does not say. */
  promises: z.optional(z.array(PromiseLine).check(z.maxLength(14))),
  /** The day's criteria that the person ticked, by their French text. Absent: none, or a client that does not say. */
  declared: z.optional(z.array(criterionText).check(z.maxLength(4))),
  /** What the binôme wrote, where the person chose to show it. Absent: nothing, or a client that does not say. */
  remark: z.optional(Remark),
  /** Words of distress were noticed, help was shown, and the person wants their answer. Absent: none, or a client that does not say. */
  heard: z.optional(z.boolean()),
  /** The question contests the last reply and brings no new text. */
  pushback: z.boolean(),
});
export type CoachRequest = z.infer<typeof CoachRequest>;

/**
 * Why a run ended without a whole reply. The server names those of the model; the browser adds those of the way
 * to the server, so that one table holds every text (`client/features/coach/failure-texts`).
 */
export const Failure = z.enum([
  "bad-key",
  "busy",
  "quota",
  "unknown-model",
  "refused",
  "filtered",
  "too-long",
  "cut",
  "stalled",
  "unreachable",
  "upstream",
  "signed-out",
  "foreign-page",
  "rejected",
  "old-client",
  "run-expired",
  "too-many-runs",
  "daily-tokens",
  "server-away",
]);
export type Failure = z.infer<typeof Failure>;

const tokens = z.number().check(z.int(), z.gte(0));

/** What a reply consumed, in tokens, as the model's server counted it. */
export const Usage = z.object({ input: tokens, output: tokens });
export type Usage = z.infer<typeof Usage>;

/** `length`: the reply hit the token cap; it is whole as far as it goes, and the person is told. */
export const DoneReason = z.enum(["stop", "length"]);
export type DoneReason = z.infer<typeof DoneReason>;

/**
 * Why the checks answer although there is a model: the operator switched it off, the server's money for the day or
 * the month is spent, or the model fails again and again.
 */
export const Because = z.enum(["off", "budget", "away"]);
export type Because = z.infer<typeof Because>;

export const CoachEvent = z.discriminatedUnion("type", [
  /** `checks`: counted by code, without AI; the widget says so. */
  z.object({
    type: z.literal("start"),
    model: z.string(),
    source: z.enum(["model", "checks"]),
    because: z.optional(Because),
  }),
  z.object({ type: z.literal("delta"), text: z.string() }),
  /** The server waits before its one retry; only ever before the first delta. `atMs`: epoch milliseconds. */
  z.object({ type: z.literal("retrying"), atMs: z.number() }),
  /** `cost` in the operator's currency, `null` where no price is known. */
  z.object({
    type: z.literal("done"),
    reason: DoneReason,
    usage: z.nullable(Usage),
    cost: z.nullable(z.number()),
  }),
  z.object({ type: z.literal("stopped") }),
  z.object({ type: z.literal("failed"), failure: Failure, retryAfterMs: z.optional(z.number()) }),
]);
export type CoachEvent = z.infer<typeof CoachEvent>;

/** An event with its place in the run, from 1; the SSE `id:` field. */
export type NumberedEvent = { seq: number; event: CoachEvent };

/** The events after which a run says nothing more. */
export function isTerminal(event: CoachEvent): boolean {
  return event.type === "done" || event.type === "stopped" || event.type === "failed";
}
