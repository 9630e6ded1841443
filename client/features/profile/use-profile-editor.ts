/** The profile being written: on the screen at once, on this device when the writing pauses, then on the server. */
import { useState } from "react";
import { resolveProfileConflict, saveProfile, saveProfileLast, useProfile } from "#client/db/profile.ts";
import { flushProfile } from "#client/db/profile-sync.ts";
import { useDelayedSave } from "#client/ui/use-delayed-save.ts";
import type { Profile } from "#shared/profile.ts";

export type ProfileEditor = {
  /** `undefined` while it is read. */
  profile: Profile | undefined;
  /** The server's copy, when it was changed elsewhere meanwhile. */
  conflict: Profile | null;
  state: "saved" | "pending" | "failed";
  change: (profile: Profile) => void;
  settle: (keep: "mine" | "theirs") => void;
};

const SAVE_AFTER_MS = 300;

export function useProfileEditor(): ProfileEditor {
  const row = useProfile();
  const [written, setWritten] = useState<Profile | null>(null);
  const [failed, setFailed] = useState(false);
  const saving = useDelayedSave(save, (profile: Profile) => saveProfileLast(row, profile), SAVE_AFTER_MS);

  async function save(profile: Profile) {
    await saveProfile(profile);
    setFailed(false);
    if (!saving.isWaiting()) setWritten(null);
    void flushProfile();
  }

  function change(profile: Profile) {
    setWritten(profile);
    saving.later(profile);
  }

  function settle(keep: "mine" | "theirs") {
    saving.forget();
    setWritten(null);
    resolveProfileConflict(keep).then(
      () => flushProfile(),
      () => setFailed(true),
    );
  }

  return {
    profile: written ?? row?.profile,
    conflict: row?.conflict?.profile ?? null,
    state: failed || saving.state === "unsaved" ? "failed" : row?.pending === true ? "pending" : "saved",
    change,
    settle,
  };
}
