/** The rewrite, freed of what models wrap it in, so that it can become a version as it stands. */
import type { Passage } from "./checks/check.ts";
import { withoutRules } from "./drawn-rules.ts";
import type { FindQuote } from "./literal-quote.ts";
import { putInPlace } from "./put-in-place.ts";

/**
 * What the rewrite is for. `passage`: one place of the deliverable, which it names (« passage » → new words) and which is
 * literally there. `unclear`: it names a passage that is not, or several, or cannot be told from the words around it; to
 * take it for the whole text would put the coach's notation into a version, so it can only be copied.
 */
export type RewriteScope = { kind: "whole" } | { kind: "passage"; place: Passage } | { kind: "unclear" };

/** `text`: what a version may be made of. `before`, `after`: what the coach says around it; "" mostly. */
export type Rewrite = { text: string; scope: RewriteScope; before: string; after: string };

/** `null`: nothing is written under the heading yet. */
export function readRewrite(body: string, findQuote: FindQuote): Rewrite | null {
  const written = withoutRules(body);
  const { inside, before, after, isMixed, isFenced } = unwrapped(written);
  const text = isFenced ? inside : plainWords(inside);
  if (text === "") return null;
  const unclear = { kind: "unclear" } as const;
  const whole: Rewrite = { text, scope: isMixed ? unclear : { kind: "whole" }, before, after: withoutCount(after) };
  if (isFenced) return whole;
  return ofPassage(inside, findQuote, whole) ?? (namesPassage(inside) ? { ...whole, scope: unclear } : whole);
}

/** The deliverable as the rewrite makes it; `null` where that cannot be told. */
export function rewrittenText({ text, scope }: Rewrite, deliverable: string): string | null {
  switch (scope.kind) {
    case "whole":
      return text;
    case "passage":
      return putInPlace(deliverable, scope.place, text);
    case "unclear":
      return null;
  }
}

/** What stands under a heading up to the first empty line. `null`: nothing yet. */
export function firstParagraphIn(body: string): string | null {
  const [first = ""] = withoutRules(body).split(/\n\s*\n/u, 1);
  const text = first.replace(/\n?\s*```\s*$/u, "").trim();
  return text === "" ? null : text;
}

type Unwrapped = {
  inside: string;
  before: string;
  after: string;
  /** The coach's words and the new ones cannot be told apart. */
  isMixed: boolean;
  isFenced: boolean;
};

/** A fence's inside, or that of a quotation block; else all of it. */
function unwrapped(body: string): Unwrapped {
  const lines = body.split("\n");
  const fences = lines.flatMap((line, index) => (FENCE.test(line) ? [index] : []));
  const between = (from: number, to?: number) => lines.slice(from, to).join("\n").trim();
  const [open, close] = fences;
  const bare = { before: "", after: "", isMixed: false, isFenced: false };
  // The end of a fence around the whole reply.
  if (open !== undefined && open > 0 && open === lines.length - 1) return { ...bare, ...quoted(lines.slice(0, open)) };
  if (open === undefined) return { ...bare, ...quoted(lines) };
  if (fences.length > 2) {
    return { ...bare, inside: lines.filter((line) => !FENCE.test(line)).join("\n"), isMixed: true };
  }
  return {
    inside: between(open + 1, close),
    before: between(0, open),
    after: close === undefined ? "" : between(close + 1),
    isMixed: false,
    isFenced: true,
  };
}

function quoted(lines: readonly string[]): Pick<Unwrapped, "inside" | "before" | "after" | "isMixed"> {
  const all = lines.join("\n").trim();
  const first = lines.findIndex((line) => QUOTED_LINE.test(line));
  const last = lines.findLastIndex((line) => QUOTED_LINE.test(line));
  if (first === -1) return { inside: all, before: "", after: "", isMixed: false };
  const block = lines.slice(first, last + 1);
  const inside = block.map((line) => line.replace(/^\s*> ?/u, "")).join("\n");
  const before = lines.slice(0, first).join("\n").trim();
  const after = withoutCount(
    lines
      .slice(last + 1)
      .join("\n")
      .trim(),
  );
  const isBlock = block.every((line) => QUOTED_LINE.test(line) || line.trim() === "");
  const isLed = before === "" || (before.endsWith(":") && !/\n\s*\n/u.test(before));
  const isNoted = after === "" || (after.length < inside.length && !/\n\s*\n/u.test(after));
  // A page that quotes somebody has such lines too.
  if (!isBlock || !isLed || !isNoted) return { inside: all, before: "", after: "", isMixed: true };
  return { inside, before, after, isMixed: false };
}

/** A deliverable is plain words: no count, no emphasis, no quotation marks around the whole. */
function plainWords(text: string): string {
  return unquoted(withoutEmphasis(withoutCount(text.trim())).trim());
}

function withoutCount(text: string): string {
  return text.replace(COUNTED, "").replace(COUNTED_ABOVE, "").trim();
}

function withoutEmphasis(text: string): string {
  return text.replaceAll(STRONG, "$2").replaceAll(EMPHASIS, "$2");
}

/** Quotation marks around the whole, and none of them within, are the coach's. */
function unquoted(text: string): string {
  const inside =
    /^«\s*([^«»]+?)\s*»$/u.exec(text) ??
    /^“([^“”]+)”$/u.exec(text) ??
    /^"([^"]+)"$/u.exec(text) ??
    /^‘([^‘’]+)’$/u.exec(text);
  return inside?.[1] ?? text;
}

/** It begins as one that does, or a line of it does, or its first line has an arrow between words. */
function namesPassage(text: string): boolean {
  const [first = ""] = text.split("\n", 1);
  const from = first.search(/[\p{L}\p{N}]/u);
  return QUOTATION_TO.test(text) || REPLACE.test(text) || (from !== -1 && SPACED_ARROW.test(first.slice(from)));
}

/** `null`: it names no passage that is there, or more than one. */
function ofPassage(written: string, findQuote: FindQuote, whole: Rewrite): Rewrite | null {
  const replaced = REPLACED.exec(written);
  if (replaced === null) return null;
  const named = firstOf(replaced).trim();
  // The text's own marks, else those of the coach.
  const place = findQuote(named) ?? findQuote(named.replaceAll(/\*\*|__/gu, "").trim());
  const rest = written.slice(replaced[0].length).trim();
  if (place === null || ANOTHER.test(rest)) return null;
  const { words, after } = newWords(rest);
  const text = plainWords(words);
  if (text === "") return null;
  const said = withoutCount([after, whole.after].filter((part) => part !== "").join("\n\n"));
  return { text, scope: { kind: "passage", place }, before: whole.before, after: said };
}

function firstOf([, ...groups]: RegExpExecArray): string {
  return groups.find((group) => group !== undefined) ?? "";
}

/** The quotation that stands after the arrow, or one paragraph; what follows is a comment. */
function newWords(rest: string): { words: string; after: string } {
  const marked = OPENING_QUOTATION.exec(rest);
  if (marked !== null) return { words: firstOf(marked), after: commentIn(rest.slice(marked[0].length)) };
  const [paragraph = ""] = rest.split(/\n\s*\n/u, 1);
  const note = NOTE_LINE.exec(paragraph)?.[0] ?? "";
  const words = paragraph.slice(0, paragraph.length - note.length);
  return { words, after: commentIn(rest.slice(words.length)) };
}

function commentIn(text: string): string {
  return /[\p{L}\p{N}]/u.test(text) ? text.replace(/^[\s*_.,;:—–-]+/u, "").trim() : "";
}

const FENCE = /^\s*(?:```|~~~)\w*\s*$/u;
const QUOTED_LINE = /^\s*>/u;
/** None within: each mark is looked for as far as the next one, however many are never closed. */
const STRONG = /(\*\*|__)(?=[^\s*_])((?:(?!\1).)+)(?<=[^\s*_])\1/gsu;
const EMPHASIS = /(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\p{L}\p{N}*_])/gu;

/** Each with a bound: an unclosed mark must not make a quotation of the rest. */
const QUOTATION = '(?:«([^«»]{1,600})»|“([^“”]{1,600})”|"([^"]{1,600})"|‘([^‘’]{1,600})’)';
const ARROW = "(?:→|->|=>|⇒)";
const LEAD = "^[ \\t]*(?:(?:[-•*+]|\\d{1,2}[.)])[ \\t]+)?(?:(?:\\*\\*|__)[ \\t]*)?";
const VERB = "(?:remplace(?:r|z)?|replace)\\s+(?:\\*\\*|__)?";
const TO = `(?:${ARROW}|(?:devient|becomes)(?!\\p{L})\\s*:?)`;
/** « … » par …: with no verb before it, a text may begin so. */
const BY = "(?:par|with)(?!\\p{L})\\s*:?";
const REPLACED = new RegExp(
  `${LEAD}(?:${VERB}${QUOTATION}[*_]*\\s*(?:${TO}|${BY})|${QUOTATION}[*_]*\\s*${TO})[*_]*\\s*`,
  "iu",
);
const REPLACE = new RegExp(`${LEAD}(?:${VERB}[«“"]|${QUOTATION}[*_]*\\s*(?:${TO}|${BY}))`, "iu");
const QUOTATION_TO = new RegExp(`${LEAD}${QUOTATION}[*_]*\\s*${ARROW}`, "mu");
/** A second passage among the new words. */
const ANOTHER = new RegExp(`${QUOTATION}[*_]*\\s*(?:${ARROW}|(?:${TO}|${BY})\\s*[*_]*[«“"‘])`, "iu");
const SPACED_ARROW = new RegExp(`\\s${ARROW}\\s`, "u");
/** Closed at the end of its line, or before a note; « J’attends », dit Nadia, is a text that begins with a quotation. */
const OPENING_QUOTATION =
  /^[*_]*(?:(?=«)«([^«»]{1,2000})»|(?=“)“([^“”]{1,2000})”|"([^"]{1,2000})")[*_]*(?=[.,;]?[ \t\u00a0\u202f]*(?:$|\n|[(—–]))/u;
const NOTE_LINE = /\n[ \t]*[*_]*\([^\n]*\)[*_]*[ \t]*$/u;

const COUNT = "\\d{1,5}\\s*(?:caractères|car\\.|mots|characters|chars|words)";
const OF_LIMIT =
  "(?:[ ,]{0,2}(?:(?:sur|of|/) ?\\d{1,5}|espaces compris(?:es)?|(?:with|including) spaces|spaces included|au plus|at most|max(?:imum|\\.)?|environ|au total|in total)){0,2}";
/** « (118 caractères) » at the end; by itself on the last line, with no brackets and no other words: those are the text's. */
const COUNTED = new RegExp(
  `(?:(?:^|\\n)[ \\t]*[*_]{0,3}${COUNT}${OF_LIMIT}[.*_]{0,4}|[*_]{0,3}\\([ \\t]{0,3}${COUNT}[^\\n)]{0,24}\\)[*_]{0,3})\\s*$`,
  "u",
);
const COUNTED_ABOVE = new RegExp(`^[*_]*\\([ \\t]*${COUNT}[^\\n)]{0,24}\\)[*_]*[ \\t]*:?\\s*`, "u");
