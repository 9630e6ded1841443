/** The profile being written: on the screen at once, on this device when the writing pauses, then on the server. */
import { useEffect, useRef, useState } from "react";
import { resolveProfileConflict, saveProfile, useProfile } from "#client/db/profile.ts";
import { flushProfile } from "#client/db/profile-sync.ts";
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
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; profile: Profile } | null>(null);

  function save(profile: Profile) {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
    saveProfile(profile).then(
      () => {
        setFailed(false);
        if (waiting.current === null) setWritten(null);
        void flushProfile();
      },
      () => setFailed(true),
    );
  }

  function change(profile: Profile) {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = { profile, timer: setTimeout(() => save(profile), SAVE_AFTER_MS) };
    setWritten(profile);
  }

  function settle(keep: "mine" | "theirs") {
    setWritten(null);
    resolveProfileConflict(keep).then(
      () => flushProfile(),
      () => setFailed(true),
    );
  }

  useEffect(() => {
    function flush() {
      if (waiting.current !== null) save(waiting.current.profile);
    }
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, []);

  return {
    profile: written ?? row?.profile,
    conflict: row?.conflict?.profile ?? null,
    state: failed ? "failed" : row?.pending === true ? "pending" : "saved",
    change,
    settle,
  };
}
