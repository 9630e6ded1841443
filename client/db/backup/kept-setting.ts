/** The note that outlives the database: small, and in the first load, since the very first screen depends on it. */
import { readSetting, writeSetting } from "../../platform/storage.ts";
import { currentUserId } from "../db.ts";

/**
 * `fresh`: nothing was written here yet. `words`: something was. `lost`: what was here is gone. `elsewhere`: the account
 * has been at work, and not in this database. The last two stay until the person has seen them.
 */
export type Kept = "fresh" | "words" | "lost" | "elsewhere";

/** `null`: nothing is known of this account in this browser. */
export function readKept(): Kept | null {
  const stored = readSetting(settingName());
  return stored === "fresh" || stored === "words" || stored === "lost" || stored === "elsewhere" ? stored : null;
}

export function writeKept(kept: Kept | null): void {
  writeSetting(settingName(), kept);
}

function settingName(): string {
  return `kept-${currentUserId()}`;
}
