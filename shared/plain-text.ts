/** A reply's words without their Markdown, for one line of a list or of speech; never for the reply itself. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, "")
    .replace(/[*_`~]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The words without their marks, on one line; the spaces of French typography stay as they were written. */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/[*_`~]+/g, "")
    .replace(/[ \t\r\n]+/g, " ")
    .trim();
}
