/**
 * What the browser believes about the network. `false` is certain (nothing can leave); `true` is a guess, and the
 * server may still be out of reach.
 */
import { useSyncExternalStore } from "react";

export function isOnline(): boolean {
  return typeof navigator === "undefined" || !("onLine" in navigator) || navigator.onLine;
}

/** Returns the way to stop listening. */
export function onOnlineChange(listener: (online: boolean) => void): () => void {
  const tell = () => listener(isOnline());
  globalThis.addEventListener?.("online", tell);
  globalThis.addEventListener?.("offline", tell);
  return () => {
    globalThis.removeEventListener?.("online", tell);
    globalThis.removeEventListener?.("offline", tell);
  };
}

/** Resolves when the network is there, or when `signal` aborts. */
export function untilOnline(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || isOnline()) return resolve();
    const stopListening = onOnlineChange((online) => online && end());
    signal.addEventListener("abort", end, { once: true });
    function end() {
      stopListening();
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}

export function useOnline(): boolean {
  return useSyncExternalStore(onOnlineChange, isOnline, () => true);
}
