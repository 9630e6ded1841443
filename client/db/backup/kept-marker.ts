/**
 * Whether this browser kept words of this account before: the only way to tell an empty database from a new one. The
 * note is in localStorage, since a database that was lost cannot say so; a birth row in `meta` tells that it was not.
 */
import { liveQuery } from "dexie";
import { create } from "zustand";
import { now } from "../../platform/clock.ts";
import { currentDb } from "../db.ts";
import { type Kept, readKept, writeKept } from "./kept-setting.ts";

/** What the database says. `revision` of the profile: `null` until the server or the person gave one. */
export type KeptFacts = { isBorn: boolean; hasWords: boolean; revision: number | null };

const BIRTH = "birth";
const WORDS = ["exchanges", "versions", "drafts"] as const;

const store = create<{ kept: Kept | null }>(() => ({ kept: null }));

/** `null` while it is not known. */
export function useKept(): Kept | null {
  return store((state) => state.kept);
}

/** What to remember from now on; `null`: too early to say. */
export function judgeKept(before: Kept | null, { isBorn, hasWords, revision }: KeptFacts): Kept | null {
  if (before === "lost" || before === "elsewhere") return before;
  if (hasWords) return "words";
  if (before === "words") return isBorn ? "words" : "lost";
  if (before === "fresh" || isBorn) return "fresh";
  if (revision === null) return null;
  return revision > 0 ? "elsewhere" : "fresh";
}

/** Watches until there is nothing more to learn; returns the way to stop. */
export function watchKept(): () => void {
  const watching = liveQuery(readFacts).subscribe({
    next: (facts) => {
      const kept = judgeKept(readKept(), facts);
      if (kept === null) return;
      remember(kept);
      // Where it cannot be written now, that is told elsewhere, and the next start does it.
      if (!facts.isBorn) void markBorn().catch(() => undefined);
      if (kept === "words") watching.unsubscribe();
    },
    // The database cannot be read: that is told elsewhere, and is no loss.
    error: () => undefined,
  });
  return () => watching.unsubscribe();
}

/** The person has seen what happened, or has brought a copy back. */
export async function settleKept(): Promise<void> {
  remember(judgeKept("fresh", await readFacts()) ?? "fresh");
}

/** Whoever erased their words is not told that they are gone, nor that the account has been at work. */
export function beginFresh(): void {
  remember("fresh");
}

function remember(kept: Kept): void {
  writeKept(kept);
  store.setState({ kept });
}

async function readFacts(): Promise<KeptFacts> {
  const db = currentDb();
  const [birth, profile, ...firsts] = await Promise.all([
    db.meta.get(BIRTH),
    db.profile.get("profile"),
    ...WORDS.map((table) => db[table].limit(1).count()),
  ]);
  return {
    isBorn: birth !== undefined,
    hasWords: firsts.some((count) => count > 0),
    revision: profile?.baseRevision ?? null,
  };
}

async function markBorn(): Promise<void> {
  await currentDb().meta.put({ key: BIRTH, value: null, storedAt: now() });
}
