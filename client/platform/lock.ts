/**
 * One tab does the work, the others stand by: when the tab that holds the lock closes, the browser hands it on, and
 * when it no longer answers, another may take it.
 * Web Locks exist only in a secure context; on plain HTTP over a LAN every tab works alone, which costs a double
 * attempt and never a double run (a reply's id is its key on the server).
 */

type Work = (signal: AbortSignal) => Promise<void>;

/**
 * Waits to be the only holder of `name`, then runs `work` until it ends; resolves early when `signal` aborts.
 * `untilOverdue` resolves when the present holder is to be replaced: the lock is then taken from it. A holder from
 * whom it was taken sees its `work` aborted, and stands by again.
 */
export async function whileLeader(
  name: string,
  signal: AbortSignal,
  work: Work,
  untilOverdue: Work = never,
): Promise<void> {
  const locks: LockManager | null | undefined = typeof navigator === "undefined" ? null : navigator.locks;
  if (!locks) return work(signal);
  let isOverdue = false;
  while (!signal.aborted) {
    const outcome = await holdOnce(locks, name, isOverdue, signal, work, untilOverdue);
    if (outcome === "done") return;
    isOverdue = outcome === "overdue";
  }
}

/** `lost`: held, and taken by another tab. `overdue`: not held, and to be taken. */
async function holdOnce(
  locks: LockManager,
  name: string,
  steal: boolean,
  signal: AbortSignal,
  work: Work,
  untilOverdue: Work,
): Promise<"done" | "lost" | "overdue"> {
  const waiting = new AbortController();
  const term = new AbortController();
  const queued = AbortSignal.any([signal, waiting.signal]);
  const held: { running: Promise<void> | null; isOver: boolean; isOverdue: boolean } = {
    running: null,
    isOver: false,
    isOverdue: false,
  };
  if (!steal) {
    void untilOverdue(queued).then(() => {
      held.isOverdue = !queued.aborted;
      waiting.abort();
    });
  }
  try {
    // The two options exclude each other.
    await locks.request(name, steal ? { steal } : { signal: queued }, () => {
      waiting.abort();
      held.running = work(AbortSignal.any([signal, term.signal])).finally(() => {
        held.isOver = true;
      });
      return held.running;
    });
    return "done";
  } catch (error) {
    if (signal.aborted) return "done";
    if (held.isOverdue) return "overdue";
    if (held.running === null || held.isOver) throw error;
    term.abort();
    // The next wait starts when this one has let go.
    await held.running;
    return "lost";
  } finally {
    waiting.abort();
  }
}

function never(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
