/**
 * Tells the streams of a person that there is something new to read in the database: a new entry, a mark, another pair.
 * It carries no words and is never the truth: a stream that missed a call looks by itself now and then.
 */
export type Bus = {
  /** After the transaction that changed something was committed. Reaches every server process. */
  tell: (userIds: readonly string[]) => void;
  /** Calls `onNews` whenever there may be something new for that person; returns the way to stop. */
  listen: (userId: string, onNews: () => void) => () => void;
  close: () => Promise<void>;
};

/** For a server that is alone on its database. `tellAll`: nobody knows what was missed. */
export function createLocalBus(): Bus & { tellAll: () => void } {
  const listenersByUser = new Map<string, Set<() => void>>();
  return {
    tell: (userIds) => {
      for (const userId of userIds) for (const onNews of listenersByUser.get(userId) ?? []) onNews();
    },
    listen: (userId, onNews) => {
      const listeners = listenersByUser.get(userId) ?? new Set();
      listenersByUser.set(userId, listeners.add(onNews));
      return () => {
        listeners.delete(onNews);
        if (listeners.size === 0) listenersByUser.delete(userId);
      };
    },
    tellAll: () => {
      for (const listeners of listenersByUser.values()) for (const onNews of listeners) onNews();
    },
    close: async () => undefined,
  };
}
