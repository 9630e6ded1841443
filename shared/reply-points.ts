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

/** Numbered or bulleted lines are points; else each paragraph is one. */
export function pointsIn(body: string, from: number, findQuote: FindQuote): Point[] {
  const found = [NUMBERED, BULLETED, PARAGRAPH].map((pattern) => [...body.matchAll(pattern)]);
  const items = found.find(({ length }) => length > 0) ?? [];
  return items.slice(0, POINTS_MAX).flatMap(({ 0: whole, 1: said = "", index }) => {
    const text = said.trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const start = from + index + whole.indexOf(text);
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
const NUMBERED = itemsAfter("[ \\t>]*(?:\\*\\*)?\\d{1,2}[.)][ \\t]+");
/** What is further in belongs to the point above it. */
const BULLETED = itemsAfter("[ >]{0,2}[-•*+][ \\t]+");
const PARAGRAPH = /([^\n]+(?:\n[^\n]+)*)/gu;
/** « Critère manqué : », where the model names what it fills in. */
const PART_NAME =
  /^[\s*_•-]*(?:critère(?: manqué)?|effet(?: sur le client)?|criterion(?: missed)?|effect(?: on the customer)?)[*_]*\s*:\s*[*_]*\s*/iu;
const POINTS_MAX = 8;

/** Lines that begin with `mark`, each with the lines below it. */
function itemsAfter(mark: string): RegExp {
  return new RegExp(`^${mark}([^\\n]*(?:\\n(?!${mark})[^\\n]+)*)`, "gmu");
}
