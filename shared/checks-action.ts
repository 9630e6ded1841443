/**
 * The one action that a reply of the instant checks ends in, as the server writes it and the screen reads it: the last
 * paragraph, under its own words. It is no verdict's, and can be promised like one.
 */
import type { Lang } from "./lang.ts";

export const CHECKS_ACTION: Record<Lang, string> = {
  fr: "Une seule chose à faire maintenant",
  en: "One thing to do now",
};

/** `start`: where its paragraph begins in the reply. `null`: there is none, or not yet. */
export function readChecksAction(reply: string): { start: number; action: string } | null {
  const match = PARAGRAPH.exec(reply);
  if (match === null) return null;
  const [, said = ""] = match;
  const action = said.replaceAll(/\\(?=[^\p{L}\p{N}\s])/gu, "").trim();
  return { start: match.index, action: action.slice(0, 1).toUpperCase() + action.slice(1) };
}

/** Markdown: `**heading**: what`. While it is written, its end may not be there yet. */
const PARAGRAPH = new RegExp(
  String.raw`^\*\*(?:${Object.values(CHECKS_ACTION).join("|")})\*\*\s?:([^\n]*)\s*$(?![\s\S])`,
  "mu",
);
