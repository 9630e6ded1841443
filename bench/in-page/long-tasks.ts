const long: number[] = [];

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) long.push(duration);
}).observe({ type: "longtask" });

/** Milliseconds of each task over 50 ms since the last call. */
export function takeLongTasks(): number[] {
  return long.splice(0);
}
