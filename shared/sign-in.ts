/** The ways in: a one-time link, a recovery code, one's own machine. Apart from `session`, which a cold page needs. */
import * as z from "zod/mini";
import { TimeZone } from "./day.ts";
import { PersonName } from "./person-name.ts";

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
