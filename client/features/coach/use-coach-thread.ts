/**
 * The thread of a day as a screen shows it, from the database. It changes when a row does; the words of a reply in
 * flight come from `useShownWords`, for that one message alone, and that they were kept meanwhile changes nothing.
 */
import { useObservable } from "dexie-react-hooks";
import type { Day } from "#shared/day.ts";
import type { Reply } from "#shared/message.ts";
import { hasSeenWords } from "./live-replies.ts";
import { isUnanswered, readBranch, readCurrentExchange, type ThreadTurn } from "#client/db/threads.ts";
import { type Branch, watchBranch } from "#client/db/watch-branch.ts";

export type CoachThread = {
  /** `null` until the day's first question. */
  exchangeId: string | null;
  turns: ThreadTurn[];
  /** The oldest reply still queued or streaming. */
  busy: Reply | null;
};

/** `undefined` while it is read. */
export function useCoachThread(day: Day): CoachThread | undefined {
  // Keyed by its day: no frame may show another day's.
  const told = useObservable(
    () => ({
      subscribe: (tell: (told: { day: Day; thread: CoachThread }) => void, fail?: (error: unknown) => void) =>
        watchBranch(day, {
          tell: (branch) => tell({ day, thread: threadOf(branch) }),
          fail: (error) => fail?.(error),
          isShown: hasSeenWords,
        }),
    }),
    [day],
  );
  return told?.day === day ? told.thread : undefined;
}

/** The thread as it stands now. */
export async function readCoachThread(day: Day): Promise<CoachThread> {
  const exchange = await readCurrentExchange(day);
  if (exchange === undefined) return threadOf({ exchangeId: null, turns: [] });
  return threadOf({ exchangeId: exchange.id, turns: await readBranch(day, exchange.id) });
}

function threadOf({ exchangeId, turns }: Branch): CoachThread {
  return { exchangeId, turns, busy: turns.map((turn) => turn.current).find(isUnanswered) ?? null };
}
