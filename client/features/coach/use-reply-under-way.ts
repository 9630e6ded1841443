/**
 * Whether a reply is being written anywhere. The outbox sends one question after the other, whatever their day or thread: one
 * that waits may wait for words that are not on this page.
 */
import { useLiveQuery } from "dexie-react-hooks";
import { currentDb } from "#client/db/db.ts";

/** `isWanted`: somebody waits. Else nothing is watched: each checkpoint of a reply would be another look. */
export function useReplyUnderWay(isWanted: boolean): boolean {
  const count = useLiveQuery(
    async () => (isWanted ? currentDb().messages.where("state.status").equals("streaming").count() : 0),
    [isWanted],
  );
  return (count ?? 0) > 0;
}
