import type { Passage } from "./check.ts";

/** Where `pattern`, a global one, matches in `text`. */
export function placesOf(text: string, pattern: RegExp): Passage[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
}
