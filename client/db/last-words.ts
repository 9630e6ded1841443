/**
 * What a dying page still had to write. Nothing can be read or awaited any more, so nothing can be compared with what
 * another tab wrote: the words are put down beside their field, and take their place at the next start. They are put
 * down twice: the database's row outlives a power cut, but Chromium drops it where it waits behind a transaction that
 * ends with the page; the line of localStorage outlives that, and reaches the disk some seconds later.
 */
import * as z from "zod/mini";
import { now } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { listSettings, writeSetting } from "../platform/storage.ts";
import { currentDb, currentUserId } from "./db.ts";

/** A row of `drafts`; an import may have brought one without its `bases`. */
const LastRow = z.object({
  key: z.string(),
  text: z.string(),
  bases: z._default(z.array(z.string()), []),
  updatedAt: z.number(),
});
export type LastRow = z.infer<typeof LastRow>;

const PREFIX = "last:";

/** Of this page: its words never take those of another one. */
const page = newId();
const fieldsPut = new Set<string>();

/** `bases`: what the field held before, as far as this page knows; see `keepOther`. */
export function putLastWords(field: string, text: string, bases: readonly string[]): void {
  const row: LastRow = { key: `${PREFIX}${page}:${field}`, text, bases: [...bases], updatedAt: now() };
  fieldsPut.add(field);
  writeSetting(settingName(row.key), JSON.stringify(row));
  putInDatabase(row);
}

/** The page lived on and kept newer words of that field, in the caller's transaction, which holds `drafts`. */
export async function forgetLastWords(field: string): Promise<void> {
  if (!fieldsPut.has(field)) return;
  const key = `${PREFIX}${page}:${field}`;
  await currentDb().drafts.delete(key);
  writeSetting(settingName(key), null);
}

/** In the caller's transaction: what earlier pages of this account left, oldest first. */
export async function readLastWords(): Promise<LastRow[]> {
  const rows: unknown[] = await currentDb().drafts.where("key").startsWith(PREFIX).toArray();
  const settings = listSettings(settingName(PREFIX)).map(parseJson);
  const newestByKey = new Map<string, LastRow>();
  for (const row of [...rows, ...settings]) {
    const { data } = LastRow.safeParse(row);
    if (data !== undefined && data.updatedAt >= (newestByKey.get(data.key)?.updatedAt ?? 0)) {
      newestByKey.set(data.key, data);
    }
  }
  return [...newestByKey.values()].toSorted((one, other) => one.updatedAt - other.updatedAt);
}

/** The field that a row of last words belongs to: `last:<page>:<field>`. */
export function fieldOf({ key }: LastRow): string {
  return key.split(":").slice(2).join(":");
}

export function dropLastSettings(rows: readonly LastRow[]): void {
  for (const { key } of rows) writeSetting(settingName(key), null);
}

/** The commit is asked for at once: the browser finishes it without the page, where no other transaction is in its way. */
function putInDatabase(row: LastRow): void {
  try {
    const transaction = currentDb().dexie.backendDB().transaction("drafts", "readwrite", { durability: "strict" });
    transaction.objectStore("drafts").put(row);
    transaction.commit();
  } catch {
    // There is no connection any more. Where there is one and no room, the transaction aborts by itself.
  }
}

function settingName(key: string): string {
  return `${currentUserId()}-${key}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
