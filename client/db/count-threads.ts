/** How many conversations with the coach there are to read again. */
import { useLiveQuery } from "dexie-react-hooks";
import { currentDb } from "./db.ts";
import type { ExchangeRow } from "./rows.ts";
import { messagesOf } from "./threads.ts";

/** `undefined` while they are counted. */
export function useThreadCount(): number | undefined {
  return useLiveQuery(countThreads);
}

export async function countThreads(): Promise<number> {
  const rows = await currentDb()
    .exchanges.filter(({ deletedAt }) => deletedAt === null)
    .sortBy("id");
  // One that was opened and not used yet is listed nowhere; only a day's newest can be such.
  const newest = new Map(rows.map((row) => [row.day, row]));
  const unused = await Promise.all([...newest.values()].map(isUnused));
  return rows.length - unused.filter(Boolean).length;
}

async function isUnused(row: ExchangeRow): Promise<boolean> {
  return (await messagesOf(row).first()) === undefined;
}
