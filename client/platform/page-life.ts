/** When the page is about to go, and when the person is looking at it again. */

/** The last moment at which a page is sure to run code: tab closed, reloaded, or frozen in the back-forward cache. */
export function onPageHide(listener: () => void): () => void {
  globalThis.addEventListener?.("pagehide", listener);
  return () => globalThis.removeEventListener?.("pagehide", listener);
}

export function isPageVisible(): boolean {
  return globalThis.document?.visibilityState === "visible";
}

/** Fires when the page becomes visible, or comes back from the back-forward cache. */
export function onPageShown(listener: () => void): () => void {
  const tell = () => {
    if (isPageVisible()) listener();
  };
  globalThis.document?.addEventListener("visibilitychange", tell);
  globalThis.addEventListener?.("pageshow", tell);
  return () => {
    globalThis.document?.removeEventListener("visibilitychange", tell);
    globalThis.removeEventListener?.("pageshow", tell);
  };
}

/** Fires when the person comes back to the window, from another one beside it too, which never hid the page. */
export function onPageFocused(listener: () => void): () => void {
  globalThis.addEventListener?.("focus", listener);
  return () => globalThis.removeEventListener?.("focus", listener);
}

/** Runs before the next frame is painted; soon in any case, where none is painted. */
export function onNextFrame(work: () => void): void {
  if (isPageVisible() && typeof requestAnimationFrame === "function") requestAnimationFrame(work);
  else setTimeout(work, 100);
}

/** Runs once the page is at rest, and soon in any case; returns the way to call it off. */
export function whenIdle(work: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(work, 300);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(work, { timeout: 2_000 });
  return () => cancelIdleCallback(request);
}

/** The same for what waits until then. */
export function rest(): Promise<void> {
  return new Promise((resolve) => void whenIdle(resolve));
}
