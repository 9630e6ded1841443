/**
 * What an operator sees and sets: who is here, who is paired with whom, invites, what the coach consumes. Never any text
 * of anybody. Everything under `/api/pilotage` is 404 to whoever is no operator.
 *
 * `GET /api/pilotage`: a `Pilotage`. `POST /api/pilotage/invites`: a `NewInvites`, answered by `MintedInvites`, the only
 * time the links are told. `DELETE /api/pilotage/invites/:id`: 204, it opens nothing any more. `POST /api/pilotage/pairs`: a
 * `NewPair`, 204; whoever had a binôme leaves them. `DELETE /api/pilotage/pairs/:id`: 204. `PUT /api/pilotage/coach`: `CoachCaps`, 204.
 */
import * as z from "zod/mini";
import { Role } from "./account.ts";
import { CivilDate } from "./day.ts";
import { PersonName } from "./person-name.ts";

const epochMs = z.number().check(z.int(), z.gte(0));
const tokens = z.number().check(z.int(), z.gte(0));
/** In the operator's currency; null: the model's price is not known. */
const cost = z.nullable(z.number());

export const Person = z.object({
  id: z.uuid(),
  name: PersonName,
  role: Role,
  isOwner: z.boolean(),
  /** Counted by the calendar from J1 in their own zone: 15 and more after J14. */
  day: z.number().check(z.int()),
  /** Their date now. */
  today: CivilDate,
  /** Null: never signed in. */
  seenAt: z.nullable(epochMs),
  /** The last days on which the coach was asked, newest first, of their own zone. */
  usage: z.array(z.object({ on: CivilDate, tokens, cost })),
});
export type Person = z.infer<typeof Person>;

export const InviteState = z.enum(["waiting", "used", "expired", "revoked"]);
export type InviteState = z.infer<typeof InviteState>;

export const Invite = z.object({
  id: z.uuid(),
  name: PersonName,
  role: Role,
  /** Whom it pairs its person with: a name, or "" where it pairs with nobody. */
  pairsWith: z.string(),
  createdAt: epochMs,
  expiresAt: epochMs,
  state: InviteState,
});
export type Invite = z.infer<typeof Invite>;

const money = z.nullable(z.number().check(z.gt(0), z.lte(1_000_000)));

/** What is set here wins over the environment. `null` money: no cap. */
export const CoachCaps = z.strictObject({
  isModelOff: z.boolean(),
  /** Of each person. 0: the coach answers nobody. */
  dailyTokens: z.number().check(z.int(), z.gte(0), z.lte(1_000_000_000)),
  /** Of everybody, in the operator's currency. */
  moneyPerDay: money,
  moneyPerMonth: money,
});
export type CoachCaps = z.infer<typeof CoachCaps>;

export const Pilotage = z.object({
  people: z.array(Person),
  pairs: z.array(z.object({ id: z.uuid(), members: z.array(z.uuid()), since: epochMs })),
  invites: z.array(Invite),
  /** What holds now. */
  coach: CoachCaps,
  /** What holds where nothing is set here. */
  environment: CoachCaps,
  /** Of everybody, on this UTC day and in its month so far; replies being written count at their most. Missing from an older server. */
  spent: z.optional(z.object({ day: cost, month: cost })),
  /** Null: none is plugged in, the checks answer. Without a price no money is counted, and no cap in money holds. */
  model: z.nullable(z.object({ name: z.string(), hasPrice: z.boolean() })),
});
export type Pilotage = z.infer<typeof Pilotage>;

export const INVITES_MAX = 200;

/** `pairKey`: two rows with the same one are paired with each other. `pairWith`: somebody who is here already. */
export const NewInvite = z.strictObject({
  name: PersonName,
  role: Role,
  pairKey: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  pairWith: z.optional(z.uuid()),
});
export type NewInvite = z.infer<typeof NewInvite>;

export const NewInvites = z.strictObject({
  invites: z.array(NewInvite).check(z.minLength(1), z.maxLength(INVITES_MAX)),
  /** How long the links open. */
  days: z.number().check(z.int(), z.gte(1), z.lte(60)),
});
export type NewInvites = z.infer<typeof NewInvites>;

/** In the order asked for. */
export const MintedInvites = z.object({
  invites: z.array(z.object({ id: z.uuid(), name: PersonName, url: z.url(), expiresAt: epochMs })),
});
export type MintedInvites = z.infer<typeof MintedInvites>;

export const NewPair = z.strictObject({ members: z.tuple([z.uuid(), z.uuid()]) });
export type NewPair = z.infer<typeof NewPair>;
