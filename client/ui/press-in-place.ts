/**
 * With a phone's keyboard open the frame's bars give their room to the words. To press something takes the focus from the
 * field: the bars would come back between the finger and the click, what is pressed would move from under it, and nothing
 * would be pressed. The field keeps the focus until the click is there.
 */

/** As the style sheet's: a phone with its keyboard open. */
const KEYBOARD_OPEN = "(max-width: 719px) and (max-height: 460px) and (pointer: coarse)";

/** Returns the way to stop. */
export function pressInPlace(): () => void {
  const stopping = new AbortController();
  document.addEventListener("mousedown", hold, { signal: stopping.signal });
  return () => stopping.abort();
}

function hold(event: MouseEvent): void {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof Element) || !matchMedia(KEYBOARD_OPEN).matches) return;
  const control = target.closest<HTMLElement>("a, button, summary, label");
  const field = document.activeElement;
  if (control === null || !field?.matches("textarea, input") || control.contains(field)) return;
  event.preventDefault();
  control.addEventListener("click", () => control.isConnected && control.focus(), { once: true });
}
