/** Whether there is somebody to write to: the chat is given more room then. */
import { useLiveQuery } from "dexie-react-hooks";
import { currentDb } from "#client/db/db.ts";

/** `false` too while that is read. */
export function useHasBinome(): boolean {
  return useLiveQuery(async () => (await currentDb().pairs.toArray()).some(({ endedAt }) => endedAt === null)) ?? false;
}
