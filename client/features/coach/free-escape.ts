/** Whether Escape is for the coach: whatever lies over the page is closed first, and an input method ends its word. */
export function isFreeEscape(event: KeyboardEvent): boolean {
  const isTaken = event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]") !== null;
  return event.key === "Escape" && !isTaken;
}
