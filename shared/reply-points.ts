/** The points of « Ce qui tient » and « Ce qui bloque », and which of the quotations in them are true. */
import type { Passage } from "./checks/check.ts";
import type { FindQuote } from "./literal-quote.ts";

/** `at`: in the words it stands in, its marks included. `in`: in the deliverable, the words alone. */
export type Quote = { text: string; at: Passage; in: Passage };

/** Given as a quotation, and not in the deliverable: no reader may take it for one. */
export type Misquote = Omit<Quote, "in">;

/** Some of the reply's words, and the quotations in them. */
export type Said = { text: string; quotes: Quote[]; misquotes: Misquote[] };

/** `at`: in the reply, without its number. */
export type Point = Said & { at: Passage };

/** `missed`: the criterion, `effect`: on the customer; "" where the point does not say. Neither holds what it quotes first. */
export type Blocker = Point & { missed: string; effect: string };

export function saidIn(text: string, findQuote: FindQuote): Said {
  const said: Said = { text, quotes: [], misquotes: [] };
  for (const { 0: marked, index, ...groups } of text.matchAll(QUOTED)) {
    const words = (groups[1] ?? groups[2] ?? groups[3] ?? groups[4] ?? groups[5] ?? "").trim();
    const at = { start: index, end: index + marked.length };
    const place = findQuote(words);
    if (place !== null) said.quotes.push({ text: words, at, in: place });
    else if ((words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= FEWEST_SIGNS) said.misquotes.push({ text: words, at });
  }
  return said;
}

/** In the order of the words. */
export function quotationsOf({ quotes, misquotes }: Said): (Quote | Misquote)[] {
  return [...quotes, ...misquotes].toSorted((one, other) => one.at.start - other.at.start);
}

/** The words after `from`, with quotation marks around nothing but what is in the deliverable. */
export function withoutMisquotes({ text, misquotes }: Said, from = 0): string {
  let words = "";
  let at = from;
  for (const { text: quoted, at: place } of misquotes) {
    if (place.start < at) continue;
    words += text.slice(at, place.start) + quoted;
    at = place.end;
  }
  return words + text.slice(at);
}

/** Numbered lines are points, else bulleted ones, else paragraphs; what stands before the first is one too. */
export function pointsIn(body: string, from: number, findQuote: FindQuote): Point[] {
  return pointsBetween(marksIn(body), body, from, findQuote);
}

function marksIn(body: string): RegExpExecArray[] {
  const marks = [NUMBER, BULLET, BLANK].map((mark) => [...body.matchAll(mark)]).find(({ length }) => length > 0) ?? [];
  const widest = indentOf(marks[0]) + 1;
  return marks.filter((mark) => indentOf(mark) <= widest);
}

/** Of a bullet; any other mark is as far out as the first. */
function indentOf(mark: RegExpExecArray | undefined): number {
  return mark?.[1]?.length ?? 0;
}

function pointsBetween(marks: readonly RegExpExecArray[], body: string, from: number, findQuote: FindQuote): Point[] {
  const starts = [0, ...marks.map(({ 0: mark, index }) => index + mark.length)];
  const ends = [...marks.map(({ index }) => index), body.length];
  return starts.flatMap((begin, index) => {
    const piece = body.slice(begin, ends[index]);
    const text = piece.trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const start = from + begin + piece.length - piece.trimStart().length;
    return [{ ...saidIn(text, findQuote), at: { start, end: start + text.length } }];
  });
}

/** « quotation » — criterion missed — effect. */
export function blockersIn(body: string, from: number, findQuote: FindQuote): Blocker[] {
  return pointsBetween(withoutParts(marksIn(body), body), body, from, findQuote).map((point) => {
    const [first] = quotationsOf(point);
    const opens = first !== undefined && QUOTE_NAME.test(point.text.slice(0, first.at.start));
    const parts = withoutMisquotes(point, opens ? first.at.end : 0)
      .replace(BEFORE_PARTS, "")
      .split(BETWEEN_PARTS)
      .map((part) => part.replace(PART_NAME, "").trim());
    const [missed = "", ...effect] = parts.filter((part) => part !== "");
    return { ...point, missed, effect: effect.join(" — ") };
  });
}

/**
 * The parts of a blocker may have a bullet each, as far out as its own: the criterion and the effect stand beneath a quotation
 * alone, and what is named an effect is never a point by itself. What has a number is a point.
 */
function withoutParts(marks: readonly RegExpExecArray[], body: string): RegExpExecArray[] {
  let partsToCome = QUOTE_ALONE.test(body.slice(0, marks[0]?.index)) ? PARTS : 0;
  return marks.filter(({ 0: mark, index }, at) => {
    if (/\d/u.test(mark)) return true;
    const text = body.slice(index + mark.length, marks[at + 1]?.index);
    const isPart = (partsToCome > 0 && !OPENING_QUOTE.test(text)) || (at > 0 && EFFECT_NAME.test(text));
    if (isPart) partsToCome -= 1;
    else partsToCome = QUOTE_ALONE.test(text) ? PARTS : 0;
    return !isPart;
  });
}

/**
 * Each with a bound: an unclosed mark must not make a quotation of the rest. Single ones are marks only where they are no
 * apostrophe: outside a word.
 */
const QUOTED =
  /«([^«»]{1,600})»|“([^“”]{1,600})”|"([^"]{1,600})"|(?<![\p{L}\p{N}])‘((?:[^‘’]|(?<=\p{L})’(?=\p{L})){1,600})’(?![\p{L}\p{N}])|(?<![\p{L}\p{N}'])'((?=\S)(?:[^'\n]|(?<=\p{L})'(?=\p{L})){1,600}(?<=\S))'(?![\p{L}\p{N}'])/gu;
/** A single letter can be found in any text, and is looked for in none. */
const FEWEST_SIGNS = 2;
const NUMBER = /^[ \t>]*(?:\*\*)?\d{1,2}[.)][ \t]+/gmu;
/** What is further in belongs to the point above it. */
const BULLET = /^([ >]{0,2})[-•*+][ \t]+/gmu;
const BLANK = /\n[ \t]*\n/gu;
const NEW_LINE = "\\n[ \\t>]*(?:[-•*+][ \\t]+)?";
const BEFORE_PARTS = new RegExp(`^(?:${NEW_LINE}|[\\s*_:—–-])+`, "u");
const BETWEEN_PARTS = new RegExp(`${NEW_LINE}|(?<=\\s)[—–-]+(?=\\s)|→`, "u");
/** « Critère manqué : », where the model names what it fills in. */
const PART_NAME =
  /^[\s*_•-]*(?:critère(?: manqué)?|effet(?: sur le client)?|criterion(?: missed)?|effect(?: on the customer)?)[*_]*\s*:\s*[*_]*\s*/iu;
const EFFECT_NAME = /^[\s*_]*(?:effet(?: sur le client)?|effect(?: on the customer)?)[*_]*\s*:/iu;
/** The criterion and the effect. */
const PARTS = 2;
/** What may stand before the quotation that a blocker is about. */
const NAMED_QUOTE = "[^\\p{L}\\p{N}]*(?:(?:citation|passage|quote|quotation)[*_]*\\s*:[\\s*_]*)?";
const QUOTE_NAME = new RegExp(`^${NAMED_QUOTE}$`, "iu");
const OPENING_QUOTE = new RegExp(`^${NAMED_QUOTE}[«“"‘']`, "iu");
const QUOTE_ALONE = new RegExp(
  `^${NAMED_QUOTE}(?:«[^«»]{1,600}»|“[^“”]{1,600}”|"[^"]{1,600}"|‘[^‘\\n]{1,600}’|'[^\\n]{1,600}')[^\\p{L}\\p{N}]*$`,
  "iu",
);
