/** When everything here was last copied into a file. It goes with the words it is about: no copy, no memory of one. */
import { useLiveQuery } from "dexie-react-hooks";
import * as z from "zod/mini";
import { now } from "../../platform/clock.ts";
import { currentDb } from "../db.ts";

const KEY = "last-copy";
const LastCopy = z.object({ atMs: z.number() });

/** Epoch milliseconds; `null`: never; `undefined` while it is read. */
export function useLastCopy(): number | null | undefined {
  return useLiveQuery(readLastCopy);
}

export async function readLastCopy(): Promise<number | null> {
  const parsed = LastCopy.safeParse((await currentDb().meta.get(KEY))?.value);
  return parsed.success ? parsed.data.atMs : null;
}

export async function storeLastCopy(atMs: number): Promise<void> {
  await currentDb().meta.put({ key: KEY, value: { atMs }, storedAt: now() });
}
