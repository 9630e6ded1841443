/** The profile, local first: a change is kept here at once, marked `pending`, and goes to the server when it can. */
import { useLiveQuery } from "dexie-react-hooks";
import { EMPTY_PROFILE, Profile } from "#shared/profile.ts";
import { currentDb } from "./db.ts";
import { forgetLastWords } from "./last-words.ts";
import { keepOther } from "./other-texts.ts";
import type { ProfileRow } from "./rows.ts";

const BLANK: ProfileRow = {
  key: "profile",
  profile: EMPTY_PROFILE,
  baseRevision: 0,
  pending: false,
  conflict: null,
};

/** `undefined` while it is read; then the row, blank where nothing was ever written. */
export function useProfile(): ProfileRow | undefined {
  return useLiveQuery(readProfile);
}

export async function readProfile(): Promise<ProfileRow> {
  return (await currentDb().profile.get("profile")) ?? BLANK;
}

/** The profile's name among the fields that have last words. */
export const PROFILE_FIELD = "profile";
/** The lines of the profile that are words; each has its own other versions. */
export const PROFILE_LINES = ["trade", "offer", "audience"] as const;
export type ProfileLineName = (typeof PROFILE_LINES)[number];

export function profileLineField(line: ProfileLineName): string {
  return `${PROFILE_FIELD}:${line}`;
}

/**
 * Durable when it resolves; the network is no part of it. `bases`: the profiles that the writer knows, first the one
 * that was changed. A line that the writer left alone stays as it is now; one that another tab changed meanwhile is
 * kept as an other version before it is written over.
 */
export async function saveProfile(profile: Profile, bases: readonly Profile[] = []): Promise<void> {
  const db = currentDb();
  const [base] = bases;
  await db.dexie.transaction("rw", db.profile, db.drafts, async () => {
    const row = await readProfile();
    const merged = { ...row.profile };
    if (base?.tone !== profile.tone) merged.tone = profile.tone;
    for (const line of PROFILE_LINES) {
      if (base?.[line] === profile[line]) continue;
      const known = bases.map((one) => one[line]);
      if (base !== undefined) await keepOther(profileLineField(line), row.profile[line], profile[line], known);
      merged[line] = profile[line];
    }
    await db.profile.put({ ...row, profile: merged, pending: true });
    await forgetLastWords(PROFILE_FIELD);
  });
}

/** The last words of a page, as `saveProfileLast` wrote them; what is no profile is dropped. */
export async function saveProfileWords(text: string, bases: readonly string[]): Promise<void> {
  const [profile, ...known] = [text, ...bases].map((json) => Profile.safeParse(JSON.parse(json)).data);
  if (profile !== undefined)
    await saveProfile(
      profile,
      known.flatMap((base) => base ?? []),
    );
}

/** Reads and writes the row in one transaction, so that a change made meanwhile is never written over. */
export async function changeProfile(change: (row: ProfileRow) => ProfileRow): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.profile, async () => {
    await db.profile.put(change(await readProfile()));
  });
}
