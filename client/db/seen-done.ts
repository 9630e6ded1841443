/**
 * Which promises a binôme saw kept. It is read from what they wrote, where it is said once: a promise that was sent, and the
 * other one's word on it. So it is right on every device of the person, in a copy, and under a binôme who has left.
 */
import { currentDb } from "./db.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** `name`: of whoever saw it, "" where it is not known. `at`: epoch milliseconds. */
export type SeenDone = { name: string; at: number };

/** `null`: nobody has; `undefined` while it is read. */
export function useSeenDone(promiseId: string): SeenDone | null | undefined {
  return useKeyedQuery(promiseId, () => readSeenDone(promiseId));
}

export async function readSeenDone(promiseId: string): Promise<SeenDone | null> {
  const { pairs, buddyEntries } = currentDb();
  const rows = await buddyEntries
    .filter(({ fromMe, body }) => (fromMe ? body.kind === "promise" : body.kind === "seen-done"))
    .toArray();
  const sent = new Set(
    rows.flatMap(({ id, body }) => (body.kind === "promise" && body.promiseId === promiseId ? [id] : [])),
  );
  const seen = rows.find(({ body }) => body.kind === "seen-done" && sent.has(body.of));
  if (seen === undefined) return null;
  return { name: (await pairs.get(seen.pairId))?.name ?? "", at: seen.at };
}
