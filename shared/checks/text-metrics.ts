/**
 * Words, sentences and characters of a text, each with its place. Everything else that is measured stands on this,
 * so it is one pass of linear-time patterns: no text, however odd, makes it slow or makes it throw.
 */
import type { Passage } from "./check.ts";

export type Word = Passage & { text: string };
export type Sentence = Passage & { text: string; words: number };
export type TextMetrics = { characters: number; words: Word[]; sentences: Sentence[] };

export function textMetrics(text: string): TextMetrics {
  return { characters: charactersOf(text), words: wordsOf(text), sentences: sentencesOf(text) };
}

/**
 * Characters as a person counts them: Unicode code points, except those that draw nothing of their own (combining
 * marks, joiners, the CR of CRLF). Platforms disagree on emoji only (UTF-16 units, code points or graphemes), so any
 * of the three is right for letters; code points sit between, and an accent pasted in two pieces still counts once.
 * Blanks around the text are not counted: every platform trims them.
 */
export function charactersOf(text: string): number {
  let count = 0;
  for (const character of text.trim()) if (!WITHOUT_WIDTH.test(character)) count += 1;
  return count;
}

/** Offset, in `text`, of the end of its `count`-th character; the whole length when there are fewer. */
export function offsetAfterCharacters(text: string, count: number): number {
  let offset = text.length - text.trimStart().length;
  let counted = 0;
  for (const character of text.slice(offset)) {
    if (!WITHOUT_WIDTH.test(character)) counted += 1;
    if (counted > count) return offset;
    offset += character.length;
  }
  return text.length;
}

/**
 * Words as a word processor counts them, by blanks: « d'une » is one, « 90 € » is one (a sign alone is no word). A
 * narrow no-break space before « ? » makes no word either.
 */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/\S+/gu)) {
    if (LETTER_OR_DIGIT.test(match[0])) {
      words.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
    }
  }
  return words;
}

/**
 * Sentences that hold a word. A line break ends one (posts and lists put one idea a line); so does . ! ? … followed
 * by a blank, except after an abbreviation, in a list number, or when … only hesitates.
 */
function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const line of text.matchAll(/[^\r\n\u2028\u2029]+/gu)) {
    let from = 0;
    for (const stop of line[0].matchAll(SENTENCE_STOP)) {
      const to = stop.index + stop[0].length;
      if (!endsSentence(line[0].slice(from, to), stop[0], line[0].slice(to, to + 8))) continue;
      addSentence(sentences, line[0].slice(from, to), line.index + from);
      from = to;
    }
    addSentence(sentences, line[0].slice(from), line.index + from);
  }
  return sentences;
}

function addSentence(sentences: Sentence[], raw: string, at: number): void {
  const words = wordsOf(raw).length;
  if (words === 0) return;
  const start = at + raw.length - raw.trimStart().length;
  const text = raw.trim();
  sentences.push({ start, end: start + text.length, text, words });
}

function endsSentence(sentence: string, stop: string, after: string): boolean {
  const goesOn = /^\s+\p{Ll}/u.test(after);
  if (/^(?:…|\.{3,})$/u.test(stop)) return !goesOn;
  if (stop !== ".") return true;
  if (/^\s*\p{Nd}{1,3}\.$/u.test(sentence)) return false;
  const last = /([\p{L}.]{1,12})\.$/u.exec(sentence.slice(-14))?.[1]?.toLowerCase() ?? "";
  if (ALWAYS_SHORT.has(last)) return false;
  return !(goesOn && SHORT_MID_SENTENCE.has(last));
}

const WITHOUT_WIDTH = /[\p{M}\p{Default_Ignorable_Code_Point}\r]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** The look-behind starts a run of stops once only: without it, a long « …… » would cost its square. */
const SENTENCE_STOP = /(?<![.!?…])[.!?…]+(?:[ \u00a0\u202f]?»|[”"’')\]])*(?=\s|$)/gu;
const ALWAYS_SHORT = new Set(["m", "mm", "mme", "mlle", "dr", "pr", "mr", "mrs", "ms", "st", "ste", "e.g", "i.e"]);
const SHORT_MID_SENTENCE = new Set([
  "etc",
  "ex",
  "cf",
  "env",
  "p",
  "vs",
  "max",
  "min",
  "approx",
  "no",
  "tél",
  "tel",
  "av",
]);
