/** What the person chooses where two versions of their profile meet: on the profile's page alone. */
import { changeProfile, type ProfileLineName, readProfile, saveProfile } from "./profile.ts";

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
