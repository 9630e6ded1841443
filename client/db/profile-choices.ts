/** What the profile's own page alone asks for: its last words, and what is chosen where two versions meet. */
import type { Profile } from "#shared/profile.ts";
import { putLastWords } from "./last-words.ts";
import { changeProfile, PROFILE_FIELD, type ProfileLineName, readProfile, saveProfile } from "./profile.ts";

/** As the page goes away. */
export function saveProfileLast(profile: Profile, bases: readonly Profile[]): void {
  putLastWords(
    PROFILE_FIELD,
    JSON.stringify(profile),
    bases.map((base) => JSON.stringify(base)),
  );
}

/** Puts another tab's words in a line; the line's own are then the other version. */
export async function takeProfileLine(line: ProfileLineName, text: string): Promise<void> {
  const { profile } = await readProfile();
  await saveProfile({ ...profile, [line]: text }, [{ ...profile, [line]: "" }]);
}

/** Ends a conflict: `mine` is sent over the server's copy; `theirs`, which a copy may have brought, replaces what is here. */
export async function resolveProfileConflict(keep: "mine" | "theirs"): Promise<void> {
  await changeProfile((row) => {
    if (row.conflict === null) return row;
    const { profile, revision } = row.conflict;
    return keep === "mine"
      ? { ...row, baseRevision: revision, pending: true, conflict: null }
      : { ...row, profile, baseRevision: revision, pending: true, conflict: null };
  });
}
