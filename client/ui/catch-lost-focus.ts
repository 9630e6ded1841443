/**
 * The focus never falls to the page's ground: when what had it goes away or out of sight, whatever took it, the nearest pane
 * around it has it next, else `fallback` gives it away. Never a text field: a phone would open its keyboard.
 */

const FADED = ["transitionend", "transitioncancel"] as const;

/** Returns the way to stop. */
export function catchLostFocus(fallback: () => void): () => void {
  /** What has the focus, and all that is around it, innermost first. It may have it already. */
  let path = document.activeElement === document.body ? [] : pathTo(document.activeElement);
  let isLooking = false;

  function arrive({ target }: FocusEvent) {
    path = pathTo(target);
  }

  function look() {
    if (path.length === 0 || isLooking || document.activeElement !== document.body) return;
    isLooking = true;
    // Whoever took it away may have a better place for it, in an effect or in the frame that shows it.
    requestAnimationFrame(() => requestAnimationFrame(settle));
  }

  function settle() {
    isLooking = false;
    const [held, ...around] = path;
    if (held === undefined || document.activeElement !== document.body) return;
    if (held.checkVisibility()) {
      // Still there: it is fading out, or the person pressed beside everything.
      if (around.every((at) => at.getAnimations().length === 0)) path = [];
      return;
    }
    path = [];
    const pane = around.find((at) => at.hasAttribute("tabindex") && at.checkVisibility());
    if (pane === undefined) fallback();
    else pane.focus({ preventScroll: true });
  }

  /** What fades out is out of sight a frame after its end. */
  function lookOnceFaded() {
    requestAnimationFrame(() => requestAnimationFrame(look));
  }

  // A control that goes away tells it in some browsers only; one that is hidden, in the others.
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", arrive);
  document.addEventListener("focusout", look);
  // What is hidden by its last step may be told as called off.
  for (const end of FADED) document.addEventListener(end, lookOnceFaded);
  return () => {
    watch.disconnect();
    document.removeEventListener("focusin", arrive);
    document.removeEventListener("focusout", look);
    for (const end of FADED) document.removeEventListener(end, lookOnceFaded);
  };
}

function pathTo(target: EventTarget | null): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at = target; at instanceof Element; at = at.parentElement) if (at instanceof HTMLElement) path.push(at);
  return path;
}
