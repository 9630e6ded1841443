/**
 * What a person sees of their own account: their name, where they are signed in, how they come back. There is no
 * password: a device is let in by a one-time link, or by the recovery code.
 *
 * `GET /api/account`: an `Account`. `PUT /api/account`: an `AccountUpdate`, answered by the `Account`.
 * `DELETE /api/account/sign-ins/:id`: 204. `POST /api/account/device-link`: a `DeviceLink`. `POST /api/account/recovery-code`:
 * a `RecoveryCode`, told once; the one before is worth nothing any more. `GET /api/account/export`: everything the server
 * has of the person, as a JSON file. `POST /api/account/erase`: `{confirm: "erase"}`, 204; the owner's
 * own: 409 `owner-stays`.
 */
import * as z from "zod/mini";
import { PersonName } from "./person-name.ts";

const epochMs = z.number().check(z.int(), z.gte(0));

export const Role = z.enum(["participant", "operator"]);
export type Role = z.infer<typeof Role>;

/** One browser that is signed in. `label`: such as `Firefox · Linux`; "" where it is not known. */
export const SignIn = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: epochMs,
  seenAt: epochMs,
  isThisOne: z.boolean(),
});
export type SignIn = z.infer<typeof SignIn>;

export const Account = z.object({
  name: PersonName,
  role: Role,
  isOwner: z.boolean(),
  hasRecoveryCode: z.boolean(),
  signIns: z.array(SignIn),
});
export type Account = z.infer<typeof Account>;

export const AccountUpdate = z.strictObject({ name: PersonName });
export type AccountUpdate = z.infer<typeof AccountUpdate>;

/** `POST /api/account/erase`. */
export const AccountErasure = z.strictObject({ confirm: z.literal("erase") });
export type AccountErasure = z.infer<typeof AccountErasure>;

/** Opens once, on another device of the same person. */
export const DeviceLink = z.object({ url: z.url(), expiresAt: epochMs });
export type DeviceLink = z.infer<typeof DeviceLink>;

export const RecoveryCode = z.object({ code: z.string() });
export type RecoveryCode = z.infer<typeof RecoveryCode>;
