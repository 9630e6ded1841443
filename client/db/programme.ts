/** The programme as the server last gave it, so that every mission opens without a network. */
import { useLiveQuery } from "dexie-react-hooks";
import { Programme } from "#shared/programme.ts";
import { keepTold, readTold } from "./told-rows.ts";

const KEY = "programme";

/** `undefined` while it is read, and until the server gave one that this version understands. */
export function useProgramme(): Programme | undefined {
  return useLiveQuery(readProgramme);
}

export async function readProgramme(): Promise<Programme | undefined> {
  const parsed = Programme.safeParse(await readTold("programme", KEY));
  return parsed.success ? parsed.data : undefined;
}

/** Whether it is on the disk; this page knows it either way. */
export function storeProgramme(programme: Programme): Promise<boolean> {
  return keepTold("programme", KEY, programme);
}
