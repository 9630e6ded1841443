/**
 * What the server told last, kept to be known offline. A device that refuses to keep it does not hide it: it is known to
 * this page until it is kept.
 */
import { Dexie, RangeSet } from "dexie";
import { now } from "../platform/clock.ts";
import { currentDb } from "./db.ts";
import { dbState, setDbState } from "./db-state.ts";

type Table = "meta" | "programme";

/** `undefined` on a device that was never told. */
export async function readTold(table: Table, key: string): Promise<unknown> {
  const { [table]: rows, unkept } = currentDb();
  const row = await rows.get(key);
  return (unkept.get(key) ?? row)?.value;
}

/** Whether it is on the disk when it resolves; never fails. */
export async function keepTold(table: Table, key: string, value: unknown): Promise<boolean> {
  const { dexie, [table]: rows, unkept } = currentDb();
  const row = { key, value, storedAt: now() };
  try {
    await rows.put(row);
    unkept.delete(key);
    return true;
  } catch {
    if (dbState().kind === "open") setDbState({ kind: "refused" });
    unkept.set(key, row);
    // As Dexie itself tells whoever has read it.
    Dexie.on.storagemutated.fire({ [`idb://${dexie.name}/${table}/`]: new RangeSet(key) });
    return false;
  }
}
