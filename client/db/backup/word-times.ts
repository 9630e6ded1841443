/** When the first and the newest words of this device were written. */
import { currentDb } from "../db.ts";

/** Epoch milliseconds; `null`: there is nothing. */
export async function readWordTimes(): Promise<{ firstMs: number; newestMs: number } | null> {
  const { messages, versions } = currentDb();
  const [first, newest, written] = await Promise.all([
    messages.orderBy("id").first(),
    messages.orderBy("id").last(),
    versions.toArray(),
  ]);
  const times = [first, newest].flatMap((message) => (message === undefined ? [] : [message.createdAt]));
  for (const { createdAt, updatedAt } of written) times.push(createdAt, updatedAt);
  return times.length === 0 ? null : { firstMs: Math.min(...times), newestMs: Math.max(...times) };
}
