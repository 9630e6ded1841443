/**
 * One tab does the work, the others stand by: when the tab that holds the lock closes, the browser hands it on.
 * Web Locks exist only in a secure context; on plain HTTP over a LAN every tab works alone, which costs a double
 * attempt and never a double run (a reply's id is its key on the server).
 */

/** Waits to be the only holder of `name`, then runs `work` until it ends; resolves early when `signal` aborts. */
export async function whileLeader(
  name: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const locks: LockManager | null | undefined = typeof navigator === "undefined" ? null : navigator.locks;
  if (!locks) return work(signal);
  try {
    await locks.request(name, { signal }, () => work(signal));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
