/** The rewrite, freed of what models wrap it in, so that it can become a version as it stands. */
import type { Passage } from "./checks/check.ts";
import type { FindQuote } from "./literal-quote.ts";

/**
 * `replaces`: the passage of the deliverable that it is for, where the rewrite names it (« passage » → new words);
 * `null`: it is for the whole text.
 */
export type Rewrite = { text: string; replaces: Passage | null };

/** `null`: nothing is written under the heading yet. */
export function readRewrite(body: string, findQuote: FindQuote): Rewrite | null {
  const text = unwrapped(body);
  if (text === "") return null;
  const replaced = REPLACED.exec(text);
  const place = replaced === null ? null : findQuote((replaced[1] ?? replaced[2] ?? replaced[3] ?? "").trim());
  if (replaced === null || place === null) return { text, replaces: null };
  const words = unquoted(text.slice(replaced[0].length).trim());
  return words === "" ? { text, replaces: null } : { text: words, replaces: place };
}

/** What stands under a heading up to the first empty line. `null`: nothing yet. */
export function firstParagraphIn(body: string): string | null {
  const [first = ""] = body.trim().split(/\n\s*\n/u, 1);
  const text = first.replace(/\n?\s*```\s*$/u, "").trim();
  return text === "" ? null : text;
}

function unwrapped(body: string): string {
  const lines = body
    .trim()
    .split("\n")
    .filter((line) => !/^\s*(?:```|~~~)\w*\s*$/u.test(line));
  const isQuoted = lines.every((line) => /^\s*(?:>|$)/u.test(line));
  const text = lines.map((line) => (isQuoted ? line.replace(/^\s*> ?/u, "") : line)).join("\n");
  return unquoted(text.replace(COUNTED, "").trim());
}

/** Quotation marks around the whole, and none of them within, are the coach's. */
function unquoted(text: string): string {
  return (/^«\s*([^«»]+?)\s*»$/u.exec(text) ?? /^“([^“”]+)”$/u.exec(text) ?? /^"([^"]+)"$/u.exec(text))?.[1] ?? text;
}

const REPLACED =
  /^(?:(?:remplace(?:r|z)?|replace)\s+)?(?:«([^«»]{1,600})»|“([^“”]{1,600})”|"([^"]{1,600})")\s*(?:→|->|=>|⇒|(?:par|devient|with|becomes)\s*:?)\s*/iu;
/** « (118 caractères) » on the last line. */
const COUNTED =
  /\n[ \t]*[*_]*\(?[ \t]*\d{1,5}\s*(?:caractères|car\.|mots|characters|chars|words)[^\n]{0,24}\)?[*_]*\s*$/u;
