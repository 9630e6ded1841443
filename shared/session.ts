/** Who is asking, since when, and which coach will answer: what the browser needs before its first question. */
import * as z from "zod/mini";
import { CivilDate, TimeZone } from "./day.ts";
import { PersonName } from "./person-name.ts";

/** `GET /api/session`. */
export const Session = z.strictObject({
  userId: z.uuid(),
  /** The civil date of J1, read in `zone`. */
  startedOn: CivilDate,
  zone: TimeZone,
  coach: z.discriminatedUnion("source", [
    /** `host`: where questions are sent, as the profile page names it. */
    z.strictObject({ source: z.literal("model"), model: z.string(), host: z.string() }),
    z.strictObject({ source: z.literal("checks") }),
  ]),
});
export type Session = z.infer<typeof Session>;

const linkToken = z.string().check(z.minLength(1), z.maxLength(128));

/** `POST /api/session`: with the token of a one-time link, else with a recovery code, else as the owner on their own machine. */
export const SessionRequest = z.strictObject({
  token: z.optional(linkToken),
  recovery: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  /** Who accepts an invite, as they want to be called. */
  name: z.optional(PersonName),
  zone: TimeZone,
});
export type SessionRequest = z.infer<typeof SessionRequest>;

/** `POST /api/session/look`: what a link is, which spends nothing; 403 `link-refused` where there is no such link. */
export const LookRequest = z.strictObject({ token: linkToken });
export type LookRequest = z.infer<typeof LookRequest>;

export const LinkLook = z.object({
  /** `owner`: it makes the owner. `sign-in`: it opens on one more device of somebody who is here. */
  kind: z.enum(["invite", "sign-in", "owner"]),
  /** Whom it is for; "" where that is not known. */
  name: PersonName,
  state: z.enum(["waiting", "used", "expired"]),
  /** The browser that asks is signed in already as the person whom the link is for. */
  isMine: z.boolean(),
});
export type LinkLook = z.infer<typeof LinkLook>;
