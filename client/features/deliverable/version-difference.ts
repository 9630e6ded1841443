/**
 * What changed from one text to another, word by word: the words kept and added are the newer text to the letter, and
 * the words kept and removed the older one, but for its blanks. Bounded: where the texts have too little in common, it
 * is made line by line, and says so.
 */
import { diffArrays } from "diff";

export type DifferencePart = { kind: "kept" | "added" | "removed"; text: string };
export type Difference = { by: "words" | "lines"; parts: DifferencePart[] };

export function differenceBetween(older: string, newer: string): Difference {
  const words = partsBetween(wordsOf(older), wordsOf(newer));
  if (words !== null) return { by: "words", parts: words };
  const [olderLines, newerLines] = [linesOf(older), linesOf(newer)];
  return { by: "lines", parts: partsBetween(olderLines, newerLines) ?? replaced(older, newer) };
}

/** `null`: not within the bounds. */
function partsBetween(older: readonly string[], newer: readonly string[]): DifferencePart[] | null {
  const changes = diffArrays(older.map(bare), newer.map(bare), { maxEditLength: EDITS_MAX, timeout: LONGEST_MS });
  if (changes === undefined) return null;
  const at = { older: 0, newer: 0 };
  /** The blanks that only the older text has between a word that was kept and one that was removed. */
  let owed = "";
  return changes.map(({ added, removed, count }) => {
    const from = { ...at };
    if (!added) at.older += count;
    if (!removed) at.newer += count;
    const blanks = owed;
    owed = "";
    if (removed) return { kind: "removed", text: blanks + older.slice(from.older, at.older).join("") };
    const text = newer.slice(from.newer, at.newer).join("");
    if (!added && bare(text) === text) owed = blanksAfter(older[at.older - 1] ?? "");
    return { kind: added ? "added" : "kept", text };
  });
}

function replaced(older: string, newer: string): DifferencePart[] {
  return [
    { kind: "removed", text: older },
    { kind: "added", text: newer },
  ];
}

/** A word, a sign or a line end each, with the blanks that follow: alone, a blank would be found unchanged everywhere. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment } of SEGMENTER.segment(text)) {
    const last = words.length - 1;
    if (last >= 0 && bare(segment) === "") words[last] += segment;
    else words.push(segment);
  }
  return words;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

/** Without the blanks at its end, which are no difference. */
function bare(word: string): string {
  return word.replace(/[^\S\n]+$/u, "");
}

function blanksAfter(word: string): string {
  return word.slice(bare(word).length);
}

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: "word" });
/** Words removed and added in all. A text of 20,000 characters has some 4,000. */
const EDITS_MAX = 1_000;
const LONGEST_MS = 250;
