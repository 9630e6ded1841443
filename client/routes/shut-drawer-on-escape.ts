/** Escape closes the drawer, which lies over the page, before it stops a reply or sends the coach back to veille. */
import { isDrawerOpen, shutDrawer } from "./layout-state.ts";

/** Returns the way to stop. */
export function shutDrawerOnEscape(): () => void {
  function press(event: KeyboardEvent) {
    const isTaken = event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]") !== null;
    if (event.key !== "Escape" || isTaken || !isDrawerOpen()) return;
    event.preventDefault();
    shutDrawer();
  }
  // Before any pane hears it.
  document.addEventListener("keydown", press, true);
  return () => document.removeEventListener("keydown", press, true);
}
