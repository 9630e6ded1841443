/** Versions made and taken back. Rare beside writing in one, and so no part of the first load. */
import type { Day } from "#shared/day.ts";
import { findJudged, type JudgedPassage } from "#shared/judged-passage.ts";
import { putInPlace } from "#shared/put-in-place.ts";
import { now } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { currentDb } from "./db.ts";
import { readDeliverable } from "./deliverables.ts";
import type { VersionRow } from "./rows.ts";

/** `filled`: the empty version that it took the place of; `null` where it is one more. */
export type MadeVersion = { row: VersionRow; filled: VersionRow | null };

/**
 * A new version, the one that is written to from now on; the earlier ones are only read. One that is empty is filled
 * instead. `null`: there is nothing to begin, for the newest one is as empty as `text`.
 */
export async function addVersion(day: Day, text: string): Promise<MadeVersion | null> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.versions, async () => {
    const newest = await readDeliverable(day);
    const isEmpty = newest === undefined || newest.text.trim() === "";
    return isEmpty && text.trim() === "" ? null : putVersion(day, text, newest);
  });
}

/** The same of a rewrite. `null`: the newest version has this very text already. */
export async function addRewrite(day: Day, text: string): Promise<MadeVersion | null> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.versions, async () => {
    const newest = await readDeliverable(day);
    return newest?.text === text ? null : putVersion(day, text, newest);
  });
}

/**
 * A new version in which the passage, where it now stands in the newest one, is `words`. Nothing is written where it no
 * longer stands there (`gone`), or where `words` have its place already (`there`): words that hold the passage would be
 * put within themselves. `isRepeated`: it stands there more than once, and one of them was replaced.
 */
export async function replacePassage(
  day: Day,
  judged: JudgedPassage,
  words: string,
): Promise<(MadeVersion & { isRepeated: boolean }) | "gone" | "there"> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.versions, async () => {
    const newest = await readDeliverable(day);
    const text = newest?.text ?? "";
    if (text === putInPlace(judged.text, judged.at, words)) return "there";
    const found = findJudged(judged, text);
    if (found === null) return "gone";
    const { at, isRepeated } = found;
    const within = words.indexOf(text.slice(at.start, at.end));
    if (within !== -1 && text.startsWith(words, at.start - within)) return "there";
    const made = await putVersion(day, putInPlace(text, at, words), newest);
    return { ...made, isRepeated };
  });
}

/** Undoes a version just made; one that was empty is so again. `false`: it was written to since, and stays. */
export async function takeBackVersion({ row, filled }: MadeVersion): Promise<boolean> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.versions, db.histories, async () => {
    const newest = await readDeliverable(row.day);
    if (newest?.id !== row.id || newest.text !== row.text) return false;
    if (filled === null) {
      await db.versions.delete(row.id);
      await db.histories.delete(row.id);
    } else {
      await db.versions.put({ ...filled, updatedAt: now() });
    }
    return true;
  });
}

/** In the caller's transaction, which holds `versions`. */
async function putVersion(day: Day, text: string, newest: VersionRow | undefined): Promise<MadeVersion> {
  const atMs = now();
  const filled = newest !== undefined && newest.text.trim() === "" ? newest : null;
  const { id, n } = filled ?? { id: newId(), n: (newest?.n ?? 0) + 1 };
  const row: VersionRow = { id, day, n, text, createdAt: atMs, updatedAt: atMs };
  await currentDb().versions.put(row);
  return { row, filled };
}
