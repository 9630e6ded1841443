/** The points of « Ce qui tient » and « Ce qui bloque », and the quotations in them that are true. */
import type { Passage } from "./checks/check.ts";
import type { FindQuote } from "./literal-quote.ts";

/** `at`: in the reply, its marks included. `in`: in the deliverable, the words alone. */
export type Quote = { text: string; at: Passage; in: Passage };

/** `at`: in the reply, without its number. */
export type Point = { text: string; at: Passage; quotes: Quote[] };

/** `missed`: the criterion, `effect`: on the customer; "" where the point does not say. */
export type Blocker = Point & { missed: string; effect: string };

/** The quotations of `text` that are literally in the deliverable. `from`: where `text` begins in the reply. */
export function quotesIn(text: string, from: number, findQuote: FindQuote): Quote[] {
  return Array.from(text.matchAll(QUOTED)).flatMap(({ 0: marked, 1: low, 2: curly, 3: straight, index }) => {
    const words = (low ?? curly ?? straight ?? "").trim();
    const place = findQuote(words);
    if (place === null) return [];
    return [{ text: words, at: { start: from + index, end: from + index + marked.length }, in: place }];
  });
}

/** Numbered lines are points, else bulleted ones, else paragraphs; what stands before the first is one too. */
export function pointsIn(body: string, from: number, findQuote: FindQuote): Point[] {
  const marks = [NUMBER, BULLET, BLANK].map((mark) => [...body.matchAll(mark)]).find(({ length }) => length > 0) ?? [];
  const starts = [0, ...marks.map(({ 0: mark, index }) => index + mark.length)];
  const ends = [...marks.map(({ index }) => index), body.length];
  return starts.flatMap((begin, index) => {
    const piece = body.slice(begin, ends[index]);
    const text = piece.trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const start = from + begin + piece.length - piece.trimStart().length;
    return [{ text, at: { start, end: start + text.length }, quotes: quotesIn(text, start, findQuote) }];
  });
}

/** « quotation » — criterion missed — effect. */
export function blockersIn(body: string, from: number, findQuote: FindQuote): Blocker[] {
  return pointsIn(body, from, findQuote).map((point) => {
    const [quote] = point.quotes;
    const opens = quote !== undefined && !/[\p{L}\p{N}]/u.test(point.text.slice(0, quote.at.start - point.at.start));
    const rest = opens ? point.text.slice(quote.at.end - point.at.start) : point.text;
    const parts = rest
      .replace(/^[\s*_:—–-]+/u, "")
      .split(/\s+[—–-]+\s+|\s*(?:→|\n)\s*/u)
      .map((part) => part.replace(PART_NAME, "").trim());
    const [missed = "", ...effect] = parts.filter((part) => part !== "");
    return { ...point, missed, effect: effect.join(" — ") };
  });
}

/** Each with a bound: an unclosed mark must not make a quotation of the rest. */
const QUOTED = /«([^«»]{1,600})»|“([^“”]{1,600})”|"([^"]{1,600})"/gu;
const NUMBER = /^[ \t>]*(?:\*\*)?\d{1,2}[.)][ \t]+/gmu;
/** What is further in belongs to the point above it. */
const BULLET = /^[ >]{0,2}[-•*+][ \t]+/gmu;
const BLANK = /\n[ \t]*\n/gu;
/** « Critère manqué : », where the model names what it fills in. */
const PART_NAME =
  /^[\s*_•-]*(?:critère(?: manqué)?|effet(?: sur le client)?|criterion(?: missed)?|effect(?: on the customer)?)[*_]*\s*:\s*[*_]*\s*/iu;
