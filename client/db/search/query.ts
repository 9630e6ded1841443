/**
 * What is looked for: every word, each from where a word begins; between quotation marks of any kind, those very words in
 * that order. Accents, case and the way a text is dressed do not count (`fold.ts`).
 */
import { fold, foldWithOffsets } from "./fold.ts";

/** `isWhole`: it must also end where a word ends. */
export type Term = { text: string; isWhole: boolean };

/** Offsets in UTF-16 units of the text that was read; `end` is the first one after. */
export type Range = { start: number; end: number };

const QUOTED = /["“”„«»]([^"“”„«»]*)(["“”„«»]|$)/g;

/** Empty where there is nothing to look for. */
export function parseQuery(typed: string): Term[] {
  const terms: Term[] = [];
  // A phrase still being typed is a phrase whose last word may go on.
  const rest = typed.replace(QUOTED, (_all, words: string, close: string) => {
    terms.push({ text: fold(words).trim(), isWhole: close !== "" });
    return " ";
  });
  terms.push(
    ...fold(rest)
      .split(" ")
      .map((text) => ({ text, isWhole: false })),
  );
  const seen = new Set<string>();
  return terms.filter(({ text, isWhole }) => {
    const key = `${text}${isWhole ? '"' : ""}`;
    const isNew = text !== "" && !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Whether every term is in the folded text. */
export function matches(folded: string, terms: readonly Term[]): boolean {
  for (const term of terms) if (indexOfTerm(folded, term, 0) === -1) return false;
  return true;
}

/** Where the terms stand in a text as it is shown, in order, none over another. */
export function findRanges(text: string, terms: readonly Term[]): Range[] {
  if (terms.length === 0) return [];
  const folded = foldWithOffsets(text);
  const found: Range[] = [];
  for (const term of terms) {
    let at = indexOfTerm(folded.text, term, 0);
    while (at !== -1) {
      let last = at + term.text.length - 1;
      // The word that begins so is shown whole.
      while (!term.isWhole && isWordUnit(folded.text, last) && isWordUnit(folded.text, last + 1)) last++;
      found.push({ start: folded.starts[at] ?? 0, end: folded.ends[last] ?? text.length });
      at = indexOfTerm(folded.text, term, last + 1);
    }
  }
  return merged(found);
}

/** -1: not there. */
function indexOfTerm(folded: string, { text, isWhole }: Term, from: number): number {
  const needsBefore = isWordUnit(text, 0);
  const needsAfter = isWhole && isWordUnit(text, text.length - 1);
  let at = folded.indexOf(text, from);
  while (at !== -1) {
    const isCutBefore = needsBefore && at > 0 && isWordUnit(folded, at - 1);
    const isCutAfter = needsAfter && isWordUnit(folded, at + text.length);
    if (!isCutBefore && !isCutAfter) return at;
    at = folded.indexOf(text, at + 1);
  }
  return -1;
}

const WORD = /[\p{L}\p{N}]/u;

/** A letter or a digit; beyond the end there is none. */
function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
  return WORD.test(text.charAt(at));
}

function merged(ranges: Range[]): Range[] {
  const inOrder = ranges.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Range[] = [];
  for (const range of inOrder) {
    const last = kept.at(-1);
    if (last === undefined || range.start >= last.end) kept.push(range);
    else if (range.end > last.end) kept[kept.length - 1] = { start: last.start, end: range.end };
  }
  return kept;
}
