/**
 * Where a screen, a drawer or a phone's tab is still on its way, the focus waits for it: what is hidden takes none, and a
 * field that is still read (`aria-busy`) would lose what is typed into it.
 */

/** What a screen reads from this device is there by then, or it is not to come. */
const LOOK_FRAMES = 60;

export function focusOnceShown(find: () => HTMLElement | null, framesLeft = LOOK_FRAMES): void {
  const element = find();
  if (element?.checkVisibility() === true && element.getAttribute("aria-busy") !== "true") element.focus();
  else if (framesLeft > 0) requestAnimationFrame(() => focusOnceShown(find, framesLeft - 1));
}
