/**
 * Whether this device has never seen its person at work. It decides only what the bare address opens: every other
 * address goes where it says.
 */
import { readKept } from "#client/db/backup/kept-setting.ts";
import { currentDb } from "#client/db/db.ts";
import { readProfile } from "#client/db/profile.ts";
import { readSetting, writeSetting } from "#client/platform/storage.ts";
import { EMPTY_PROFILE } from "#shared/profile.ts";

const SETTING = "started";

export async function isFirstRun(): Promise<boolean> {
  if (readSetting(SETTING) !== null) return false;
  // A database that was lost is empty as well, and its person is nobody new.
  const kept = readKept();
  if (kept !== null && kept !== "fresh") return false;
  const { messages, versions } = currentDb();
  const [{ profile }, asked, written] = await Promise.all([readProfile(), messages.count(), versions.count()]);
  const { trade, offer, audience } = profile;
  return asked + written === 0 && [trade, offer, audience].join("") === "" && profile.tone === EMPTY_PROFILE.tone;
}

/** The three lines were written, or put off: they are not asked for again. */
export function endFirstRun(): void {
  writeSetting(SETTING, "yes");
}
