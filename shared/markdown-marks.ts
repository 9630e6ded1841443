/**
 * The Markdown marks of a text: those of emphasis and code that open and close around words of a paragraph, and those of
 * headings. A mark within a word, between blanks or without its other half is a sign of the text like any other (2*3,
 * note_de_frais, « ____ », l`école): passing over it would make other words.
 */
import type { Passage } from "./checks/check.ts";

/** `close`: its other half; `null` for a heading. */
export type Mark = { open: Passage; close: Passage | null };

/** In the order in which they end: what is within a pair comes before it. */
export function markdownMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  const opened = new Map<string, Passage>();
  for (const { 0: found, 1: cluster, 2: heading, index } of text.matchAll(MARKS)) {
    const end = index + found.length;
    if (heading !== undefined) marks.push({ open: { start: end - heading.length, end }, close: null });
    // Each paragraph and each heading closes what it opens.
    if (cluster === undefined) {
      opened.clear();
      continue;
    }
    const [before = ""] = SIGN_BEFORE.exec(text.slice(Math.max(0, index - 2), index)) ?? [];
    const [after = ""] = text.slice(end, end + 2);
    for (const { 0: run, index: at } of cluster.matchAll(/\*+|_+|`+/gu)) {
      const place = { start: index + at, end: index + at + run.length };
      const open = opened.get(run);
      if (open !== undefined && !BLANK.test(before) && !WORD_SIGN.test(after)) {
        marks.push({ open, close: place });
        opened.delete(run);
      } else if (!BLANK.test(after) && !WORD_SIGN.test(before)) opened.set(run, place);
    }
  }
  return marks;
}

const MARKS = /([*_`]+)|^[ \t]{0,3}(#{1,6})(?=[ \t])|\n[ \t\r]*(?=\n)/gmu;
const SIGN_BEFORE = /.$/su;
/** Or an end of the text. */
const BLANK = /^\s?$/u;
const WORD_SIGN = /[\p{L}\p{N}\p{M}]/u;
