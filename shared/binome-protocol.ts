/**
 * The wire of the Chat Binôme: what two people write to each other, in one order for both. The author's device makes an
 * entry's id, so it may be sent any number of times and is there once; the server gives it its number in the pair, from 1.
 * None of it ever reaches a model.
 *
 * `GET /api/binome/stream?pair=<id>&after=<seq>`: server-sent `BuddyEvent`s. A `pair` heads the entries and marks that
 * follow it. Where the pair asked for has ended meanwhile it comes first, with what was written in it after number
 * `after`; then the present one, every entry of it (of the pair asked for: after `after`), and whatever comes. An entry's
 * SSE `id:` is its number. Both may be left out.
 * `POST /api/binome/entries`: a `BuddyPost`, answered by a `BuddyReceipt`; sent again, the same receipt; with another
 * body 422; to a pair that ended 409 `pair-ended`. `PUT /api/binome/marks`: `BuddyMarks`, 204; marks never go back.
 * `POST /api/binome/leave`: `{pair}`, 204: the pair ends for both.
 */
import * as z from "zod/mini";
import { CivilDate, Day } from "./day.ts";
import { PersonName } from "./person-name.ts";

export const BUDDY_PROTOCOL_VERSION = 1;
export const BUDDY_TEXT_MAX = 4_000;

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(BUDDY_TEXT_MAX), z.regex(/^[^\0]*$/));
const seq = z.number().check(z.int(), z.gte(0));
const epochMs = z.number().check(z.int(), z.gte(0));
const version = z.number().check(z.int(), z.gte(1), z.lte(9_999));

/** `verdict`, `passage`, `promise`: from the person's own day, by their own gesture. */
export const BuddyBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text }),
  /** `score`: criteria met, of four. `text`: what the coach's verdict says, as it was shown. */
  z.strictObject({
    kind: z.literal("verdict"),
    day: Day,
    version,
    score: z.number().check(z.int(), z.gte(0), z.lte(4)),
    text,
  }),
  /** Some of the deliverable, as written. */
  z.strictObject({ kind: z.literal("passage"), day: Day, version, text }),
  z.strictObject({ kind: z.literal("promise"), promiseId: z.uuid(), day: Day, dueOn: CivilDate, text }),
  /** The reader saw that the promise of entry `of` was kept. */
  z.strictObject({ kind: z.literal("seen-done"), of: z.uuidv7() }),
]);
export type BuddyBody = z.infer<typeof BuddyBody>;

export const BuddyPost = z.strictObject({
  v: z.literal(BUDDY_PROTOCOL_VERSION),
  /** Made by the author's device. */
  id: z.uuidv7(),
  pair: z.uuid(),
  body: BuddyBody,
});
export type BuddyPost = z.infer<typeof BuddyPost>;

/** `at`: when the server had it, epoch milliseconds. */
export const BuddyReceipt = z.object({ seq, at: epochMs });
export type BuddyReceipt = z.infer<typeof BuddyReceipt>;

export const BuddyMarks = z.strictObject({ pair: z.uuid(), delivered: seq, read: seq });
export type BuddyMarks = z.infer<typeof BuddyMarks>;

export const BuddyLeave = z.strictObject({ pair: z.uuid() });
export type BuddyLeave = z.infer<typeof BuddyLeave>;

const marks = z.object({ delivered: seq, read: seq });

/** `name`: the other one's. `endedAt` null: the present one. */
export const BuddyPair = z.object({ id: z.uuid(), name: PersonName, since: epochMs, endedAt: z.nullable(epochMs) });
export type BuddyPair = z.infer<typeof BuddyPair>;

export const BuddyEvent = z.discriminatedUnion("type", [
  /** Whose entries and marks follow. null: nobody, for now. Told again when it changes. */
  z.object({ type: z.literal("pair"), pair: z.nullable(BuddyPair) }),
  z.object({ type: z.literal("entry"), seq, id: z.uuidv7(), fromMe: z.boolean(), at: epochMs, body: BuddyBody }),
  /** `mine`: on any of the person's devices. */
  z.object({ type: z.literal("marks"), mine: marks, theirs: marks }),
]);
export type BuddyEvent = z.infer<typeof BuddyEvent>;
