/** The programme as the server last gave it, so that every mission opens without a network. */
import { useLiveQuery } from "dexie-react-hooks";
import { Programme } from "#shared/programme.ts";
import { now } from "../platform/clock.ts";
import { currentDb } from "./db.ts";

const KEY = "programme";

/** `undefined` while it is read, and until the server gave one that this version understands. */
export function useProgramme(): Programme | undefined {
  return useLiveQuery(readProgramme);
}

export async function readProgramme(): Promise<Programme | undefined> {
  const parsed = Programme.safeParse((await currentDb().programme.get(KEY))?.value);
  return parsed.success ? parsed.data : undefined;
}

export async function storeProgramme(programme: Programme): Promise<void> {
  await currentDb().programme.put({ key: KEY, value: programme, storedAt: now() });
}
