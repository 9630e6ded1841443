import { withoutAddresses } from "#shared/plain-text.ts";

/** What one line of the memory may hold of a blocker or an action (`shared/coach-protocol`: 300 at most). */
const SAID_MAX = 160;

/** On one line, for it is one line of the memory. */
export function clippedSaid(text: string): string {
  return withoutAddresses(text)
    .replaceAll(/[*_`]+/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .slice(0, SAID_MAX)
    .replace(/[\uD800-\uDBFF]$/u, "");
}
