/**
 * The thread of a day as a screen shows it, from the database. It changes when a row does, a few times a second
 * while a reply streams; the words between two checkpoints are in `useLiveReply`, for that one message alone.
 */
import type { Day } from "#shared/day.ts";
import type { Reply } from "#shared/message.ts";
import { isUnanswered, readBranch, readCurrentExchange, type ThreadTurn } from "#client/db/threads.ts";
import { useKeyedQuery } from "#client/db/use-keyed-query.ts";

export type CoachThread = {
  /** `null` until the day's first question. */
  exchangeId: string | null;
  turns: ThreadTurn[];
  /** The oldest reply still queued or streaming. */
  busy: Reply | null;
};

/** `undefined` while it is read. */
export function useCoachThread(day: Day): CoachThread | undefined {
  return useKeyedQuery(day, () => readCoachThread(day));
}

export async function readCoachThread(day: Day): Promise<CoachThread> {
  const exchange = await readCurrentExchange(day);
  if (exchange === undefined) return { exchangeId: null, turns: [], busy: null };
  const turns = await readBranch(day, exchange.id);
  const busy = turns.map((turn) => turn.current).find(isUnanswered) ?? null;
  return { exchangeId: exchange.id, turns, busy };
}
