/** The profile, local first: a change is kept here at once, marked `pending`, and goes to the server when it can. */
import { useLiveQuery } from "dexie-react-hooks";
import { EMPTY_PROFILE, type Profile } from "#shared/profile.ts";
import { currentDb, putLast } from "./db.ts";
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

/** Durable when it resolves; the network is no part of it. */
export async function saveProfile(profile: Profile): Promise<void> {
  await changeProfile((row) => ({ ...row, profile, pending: true }));
}

/** As the page goes away; `row` as it was last read. */
export function saveProfileLast(row: ProfileRow | undefined, profile: Profile): void {
  putLast("profile", { ...(row ?? BLANK), profile, pending: true });
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

/** Reads and writes the row in one transaction, so that a change made meanwhile is never written over. */
export async function changeProfile(change: (row: ProfileRow) => ProfileRow): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.profile, async () => {
    await db.profile.put(change(await readProfile()));
  });
}
