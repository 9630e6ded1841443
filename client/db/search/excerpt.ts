/** One line of a text, cut so that what was looked for is in it and can be shown as found. */
import { findRanges, type Range, type Term } from "./query.ts";

/** A run of words; `isHit`: what was looked for. */
export type Piece = { text: string; isHit: boolean };

/** What two lines of the list can hold. */
const EXCERPT_CHARACTERS = 150;
/** Of the words before the first hit, so that it is seldom beyond the second line. */
const BEFORE_CHARACTERS = 45;

/** `text` is plain, on one line. With no hit in it, its beginning; at most `length` characters and two ellipses. */
export function excerptOf(text: string, terms: readonly Term[], length = EXCERPT_CHARACTERS): Piece[] {
  const ranges = findRanges(text, terms);
  const hit = ranges[0]?.start ?? 0;
  const start = hit <= BEFORE_CHARACTERS ? 0 : wordStart(text, hit - BEFORE_CHARACTERS, hit);
  const end = start + length >= text.length ? text.length : wordEnd(text, start + length);
  const inside = ranges.filter((range) => range.start >= start && range.end <= end);
  const pieces = cut(text, { start, end }, inside);
  if (start > 0) pieces.unshift({ text: "… ", isHit: false });
  if (end < text.length) pieces.push({ text: " …", isHit: false });
  return pieces;
}

/** The whole text, with its hits: ranges in order, none over another. */
export function piecesAt(text: string, hits: readonly Range[]): Piece[] {
  return cut(text, { start: 0, end: text.length }, hits);
}

function cut(text: string, { start, end }: Range, hits: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const hit of hits) {
    if (hit.start > at) pieces.push({ text: text.slice(at, hit.start), isHit: false });
    pieces.push({ text: text.slice(hit.start, hit.end), isHit: true });
    at = hit.end;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), isHit: false });
  return pieces;
}

function wordStart(text: string, from: number, atMost: number): number {
  const space = text.indexOf(" ", from);
  if (space === -1 || space >= atMost) return atMost;
  // A line that begins in the middle of a sentence does not begin with its punctuation.
  return Math.min(atMost, space + (/^[\s:;,.!?)»-]*/.exec(text.slice(space))?.[0].length ?? 1));
}

function wordEnd(text: string, from: number): number {
  const space = text.lastIndexOf(" ", from);
  // A single word longer than the line is cut, but never in the middle of a pair.
  if (space > from - BEFORE_CHARACTERS) return space;
  return /[\uD800-\uDBFF]/.test(text.charAt(from - 1)) ? from - 1 : from;
}
