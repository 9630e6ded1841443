/** A reply's words without their Markdown, for one line of a list or of speech; never for the reply itself. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, "")
    .replace(/[*_`~]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The words without their marks, on one line; the spaces of French typography stay as they were written. A link is its words,
 * with its address where they do not say it: « le formulaire (https://…) ».
 */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(MARKED, (found: string, words?: string, address?: string) => {
      if (words !== undefined && address !== undefined) return linkInWords(words.replace(MARKS, ""), address);
      return found.startsWith("http") ? found : "";
    })
    .replace(/[ \t\r\n]+/g, " ")
    .trim();
}

/** Each link is its words alone, for a line that has no room for an address. */
export function withoutAddresses(markdown: string): string {
  return markdown.replace(LINKS, "$1");
}

/** An address that no browser would follow from here is told to nobody. */
function linkInWords(words: string, address: string): string {
  if (!SCHEME.test(address)) return words;
  const told = address.replace(/^mailto:/i, "");
  return address.replace(SCHEME, "") === words.replace(SCHEME, "") ? told : `${words} (${told})`;
}

const MARKS = /[*_`~]+/g;
const LINK = String.raw`\[([^\[\]\n]+)\]\(<?((?:[^()\s<>]|\([^()\s<>]*\))+)>?(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\)`;
const LINKS = new RegExp(LINK, "g");
/** A link, an address, whose signs are no marks, and marks. */
const MARKED = new RegExp(`${LINK}|https?://[^\\s*\`<>]*[^\\s*\`~<>_]|${MARKS.source}`, "g");
const SCHEME = /^(?:https?:\/\/|mailto:)/i;
