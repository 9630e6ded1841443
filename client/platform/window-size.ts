/** How large the window is, in CSS pixels, as it changes. */
import { useSyncExternalStore } from "react";

export function useWindowSize(axis: "innerWidth" | "innerHeight"): number {
  return useSyncExternalStore(onResize, () => window[axis]);
}

export function useIsNarrower(thanPx: number): boolean {
  return useSyncExternalStore(onResize, () => innerWidth < thanPx);
}

function onResize(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}
