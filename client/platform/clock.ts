/** The time of this device, in one place that tests can turn. */

/** Epoch milliseconds. */
export function now(): number {
  return Date.now();
}

/** A delay of `ms` to 1.25 × `ms`: clients that were sent away together do not come back together. */
export function spread(ms: number): number {
  return ms * (1 + Math.random() / 4);
}

/** Resolves after `ms`, or at once when `signal` aborts: whoever waits looks at the signal next. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
    function end() {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}
