/** Versions made and taken back. Rare beside writing in one, and so no part of the first load. */
import type { Day } from "#shared/day.ts";
import { now } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { currentDb } from "./db.ts";
import { readDeliverable } from "./deliverables.ts";
import type { VersionRow } from "./rows.ts";

/** A new version, the one that is written to from now on; the earlier ones are only read. An empty V1 is filled instead. */
export async function addVersion(day: Day, text: string): Promise<VersionRow> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.versions, async () => {
    const atMs = now();
    const newest = await readDeliverable(day);
    const n = newest === undefined ? 1 : newest.text.trim() === "" ? newest.n : newest.n + 1;
    const id = newest?.n === n ? newest.id : newId();
    const row: VersionRow = { id, day, n, text, createdAt: atMs, updatedAt: atMs };
    await db.versions.put(row);
    return row;
  });
}

/**
 * A new version in which `passage`, as it literally stands in the newest one, is `words`. `null`: it no longer stands
 * there, and nothing was written.
 */
export async function replacePassage(day: Day, passage: string, words: string): Promise<VersionRow | null> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.versions, async () => {
    const text = (await readDeliverable(day))?.text ?? "";
    const at = text.indexOf(passage);
    if (at === -1) return null;
    return addVersion(day, text.slice(0, at) + words + text.slice(at + passage.length));
  });
}

/** Undoes a version just made. `false`: it was written to since, and stays. */
export async function takeBackVersion(row: VersionRow): Promise<boolean> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.versions, db.histories, async () => {
    const newest = await readDeliverable(row.day);
    if (row.n === 1 || newest?.id !== row.id || newest.text !== row.text) return false;
    await db.versions.delete(row.id);
    await db.histories.delete(row.id);
    return true;
  });
}

/** Undoes the filling of a version that was empty. `false`: it was written to since, and stays. */
export async function emptyVersion(row: VersionRow): Promise<boolean> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.versions, async () => {
    const newest = await readDeliverable(row.day);
    if (newest?.id !== row.id || newest.text !== row.text) return false;
    await db.versions.put({ ...newest, text: "", updatedAt: now() });
    return true;
  });
}
