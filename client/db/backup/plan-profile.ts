/** The profile is one row, and the server has a copy of its own: two of them are a conflict that the person settles. */
import { isBlankProfile } from "#shared/profile.ts";
import type { ProfileRow } from "../rows.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Planned } from "./plan-import.ts";

const NOTHING: Planned<ProfileRow> = { rows: [], there: 0, beside: 0 };

export function planProfile(ours: ProfileRow | undefined, theirs: ProfileRow | undefined): Planned<ProfileRow> {
  if (theirs === undefined) return NOTHING;
  if (ours === undefined) return { ...NOTHING, rows: [theirs] };
  const isHere = [ours.profile, ours.conflict?.profile].some(
    (profile) => canonicalJson(profile) === canonicalJson(theirs.profile),
  );
  if (isHere || isBlankProfile(theirs.profile)) return { ...NOTHING, there: 1 };
  // The copy's revision may be that of another server: what is sent is sent over the one that this device knows.
  if (isBlankProfile(ours.profile)) {
    return { ...NOTHING, rows: [{ ...ours, profile: theirs.profile, pending: true }] };
  }
  // One conflict at a time: the profile page shows two, and the copy still has its own.
  if (ours.conflict !== null) return { ...NOTHING, there: 1 };
  const conflict = { profile: theirs.profile, revision: ours.baseRevision };
  return { rows: [{ ...ours, conflict }], there: 0, beside: 1 };
}
