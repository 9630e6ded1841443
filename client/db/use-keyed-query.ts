/**
 * A live query about one thing at a time. `useLiveQuery` alone goes on showing the old thing's answer until the new
 * one's is there: for a frame, J4 would show J3's words.
 */
import { useLiveQuery } from "dexie-react-hooks";

/** `undefined` until the answer for `key` itself is there. */
export function useKeyedQuery<T>(key: string | number, query: () => Promise<T>): T | undefined {
  const answer = useLiveQuery(async () => ({ key, value: await query() }), [key]);
  return answer?.key === key ? answer.value : undefined;
}
