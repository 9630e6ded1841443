let shifted = 0;

new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if ("value" in entry && typeof entry.value === "number") shifted += entry.value;
}).observe({ type: "layout-shift" });

/** How much of the page moved by itself since the last call, as the web counts it: 0.1 is felt. */
export function takeLayoutShift(): number {
  const taken = shifted;
  shifted = 0;
  return taken;
}
