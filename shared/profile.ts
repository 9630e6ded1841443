/** What the person says of themself: kept on the server, read by the coach at each question, editable offline. */
import * as z from "zod/mini";

/** No NUL: SQLite ends a text there and PostgreSQL refuses it. */
const line = z.string().check(z.trim(), z.maxLength(300), z.regex(/^[^\0]*$/));

export const Tone = z.enum(["gentle", "direct", "demanding"]);
export type Tone = z.infer<typeof Tone>;

export const Profile = z.strictObject({
  /** métier: what the person knows how to do. */
  trade: line,
  /** offre: what they sell, with its price. */
  offer: line,
  /** cible: who would say « enfin ». */
  audience: line,
  tone: Tone,
});
export type Profile = z.infer<typeof Profile>;

export const EMPTY_PROFILE: Profile = { trade: "", offer: "", audience: "", tone: "direct" };

/** Whether there is anything in it for the coach to read. The tone alone is a setting, not a word about anyone. */
export function isBlankProfile({ trade, offer, audience }: Profile): boolean {
  return `${trade}${offer}${audience}`.trim() === "";
}

/** `GET /api/profile`. Revision 0: never written. */
export const StoredProfile = z.strictObject({ profile: Profile, revision: z.number().check(z.int(), z.gte(0)) });
export type StoredProfile = z.infer<typeof StoredProfile>;

/** `PUT /api/profile`: answered 409 with the stored one when `baseRevision` is no longer the newest. */
export const ProfileUpdate = z.strictObject({
  profile: Profile,
  baseRevision: z.number().check(z.int(), z.gte(0)),
});
export type ProfileUpdate = z.infer<typeof ProfileUpdate>;
