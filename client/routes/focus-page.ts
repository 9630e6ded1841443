/** Gives the focus to the page; where a phone shows another pane in its place, to that one. */
export function focusPage(): void {
  const pane = [...document.querySelectorAll<HTMLElement>("#page, .side")].find((one) => one.checkVisibility());
  pane?.focus({ preventScroll: true });
}
