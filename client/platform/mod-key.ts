/** What is written on the key that commands are given with: a Mac's, or a tablet's with a Mac's keyboard, has a sign of its own. */
export function modKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";
}
