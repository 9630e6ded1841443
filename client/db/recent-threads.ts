/** The newest conversations by their titles, for whoever wants one of them back by name. */
import { Dexie } from "dexie";
import { useLiveQuery } from "dexie-react-hooks";
import type { Day } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import { newestFirst } from "./newest-first.ts";

/** `title`: the chip's label where a chip asked first, else the first question. `askedAt`: epoch milliseconds. */
export type RecentThread = { id: string; day: Day; title: string; askedAt: number };

const MOST = 50;

/** The newest 50, newest first; `undefined` while they are read. */
export function useRecentThreads(): RecentThread[] | undefined {
  return useLiveQuery(readRecentThreads);
}

export async function readRecentThreads(): Promise<RecentThread[]> {
  const newest = newestFirst(currentDb().exchanges.orderBy("id"));
  const rows = await newest
    .filter(({ deletedAt }) => deletedAt === null)
    .limit(MOST)
    .toArray();
  const threads = await Promise.all(
    rows.map(async ({ id, day, createdAt }) => {
      // Ids are in the order of time: an exchange begins with its first question.
      const first = await currentDb()
        .messages.where("[day+exchangeId+id]")
        .between([day, id, Dexie.minKey], [day, id, Dexie.maxKey])
        .first();
      return first?.role === "question" ? { id, day, title: first.label ?? first.text, askedAt: createdAt } : null;
    }),
  );
  return threads.filter((thread) => thread !== null);
}
