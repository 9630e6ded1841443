/** The profile being written: on the screen at once, on this device when the writing pauses, then on the server. */
import { useState } from "react";
import { type ProfileLineName, saveProfile, useProfile } from "#client/db/profile.ts";
import { resolveProfileConflict, saveProfileLast, takeProfileLine } from "#client/db/profile-choices.ts";
import { flushProfile } from "#client/db/profile-sync.ts";
import { useKeptField } from "#client/ui/use-kept-field.ts";
import type { Profile } from "#shared/profile.ts";

export type ProfileEditor = {
  /** `undefined` while it is read. */
  profile: Profile | undefined;
  /** The server's copy, when it was changed elsewhere meanwhile. */
  conflict: Profile | null;
  state: "saved" | "pending" | "failed";
  change: (profile: Profile) => void;
  settle: (keep: "mine" | "theirs") => void;
  /** Puts another tab's words in a line; the line's own are then the other version. */
  take: (line: ProfileLineName, text: string) => void;
};

const SAVE_AFTER_MS = 300;

export function useProfileEditor(): ProfileEditor {
  const row = useProfile();
  const [failed, setFailed] = useState(false);
  const field = useKeptField<Profile>({
    name: "profile",
    stored: row?.profile,
    save: async (profile, bases) => {
      await saveProfile(profile, bases);
      void flushProfile();
    },
    saveLast: saveProfileLast,
    afterMs: SAVE_AFTER_MS,
  });

  function settle(keep: "mine" | "theirs") {
    field
      .flush()
      .then(() => resolveProfileConflict(keep))
      .then(
        () => {
          setFailed(false);
          void flushProfile();
        },
        () => setFailed(true),
      );
  }

  async function take(line: ProfileLineName, text: string) {
    if (await field.flush()) await takeProfileLine(line, text);
  }

  return {
    profile: field.value,
    conflict: row?.conflict?.profile ?? null,
    state: failed || field.state === "unsaved" ? "failed" : row?.pending === true ? "pending" : "saved",
    change: field.change,
    settle,
    take: (line, text) => void take(line, text),
  };
}
