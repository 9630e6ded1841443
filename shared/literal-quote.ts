/**
 * Finds a quotation in the text it claims to come from. _Literal_: the same words in the same order, whole words at
 * both ends, the same capitals and accents. What typography alone changes does not count: the kind of apostrophe, of
 * quotation mark, of hyphen and of blank (and a blank before ; : ? ! %), ligatures, « … » for "...". Nor do dots or a
 * comma that the quotation itself ends with, nor Markdown's marks, on either side. Anything else is not a quotation,
 * however close.
 */
import type { Passage } from "./checks/check.ts";
import { type Mark, markdownMarks } from "./markdown-marks.ts";

/** Offsets into `source` as it was given, of the first place where the quotation stands; `null` where it does not. */
export type FindQuote = (quote: string) => Passage | null;

/**
 * `source` is folded once, at the first quotation looked for; each then costs one search of the folded text, and where it is
 * not there with its marks, one without.
 */
export function createQuoteFinder(source: string): FindQuote {
  let folded: Folded | null = null;
  let unmarked: { folded: Folded; marks: Mark[] } | null = null;
  return (quote) => {
    const sought = fold(quote).text;
    if ((sought.match(LETTER_OR_DIGIT)?.length ?? 0) < FEWEST_SIGNS) return null;
    folded ??= fold(source);
    const place = placeOf(sought, folded);
    if (place !== null) return place;
    unmarked ??= foldUnmarked(source);
    const { marks } = unmarked;
    const words = foldUnmarked(quote);
    if (marks.length + words.marks.length === 0) return null;
    const found = placeOf(words.folded.text, unmarked.folded);
    return found && withMarksAround(found, marks);
  };
}

function foldUnmarked(source: string): { folded: Folded; marks: Mark[] } {
  const marks = markdownMarks(source);
  const isMark = new Set<number>();
  for (const { start, end } of marks.flatMap(({ open, close }) => [open, close ?? open])) {
    for (let at = start; at < end; at += 1) isMark.add(at);
  }
  return { folded: fold(source, isMark), marks };
}

/** The marks at its ends whose other half is in it are of it: none is left alone. */
function withMarksAround({ start, end }: Passage, marks: readonly Mark[]): Passage {
  const place = { start, end };
  for (const { open, close } of marks) {
    if (close === null) continue;
    if (open.end === place.start && close.start < place.end) place.start = open.start;
    else if (close.start === place.end && open.start >= place.start) place.end = close.end;
  }
  return place;
}

type Folded = {
  text: string;
  /** For each character of `text`, where what it stands for begins and ends in the source. */
  starts: number[];
  ends: number[];
};

function placeOf(quote: string, folded: Folded): Passage | null {
  const sought = quote.trim();
  return placeIn(folded, sought) ?? placeIn(folded, sought.replaceAll(LOOSE_ENDS, "").trim());
}

function placeIn({ text, starts, ends }: Folded, sought: string): Passage | null {
  if (sought === "") return null;
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    if (isInsideWord(text, at) || isInsideWord(text, end)) continue;
    return { start: starts[at] ?? 0, end: ends[end - 1] ?? 0 };
  }
  return null;
}

/** A place between two letters or digits. */
function isInsideWord(text: string, at: number): boolean {
  return WORD_SIGN.test(text.charAt(at - 1)) && WORD_SIGN.test(text.charAt(at));
}

/** `isMark`: the offsets of signs to pass over. */
function fold(source: string, isMark: ReadonlySet<number> = NONE): Folded {
  const signs: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const dropBlank = () => {
    if (signs.at(-1) !== " ") return;
    for (const list of [signs, starts, ends]) list.pop();
  };
  let afterOpening = false;
  for (const { 0: cluster, index } of source.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const sign = isMark.has(index) ? "" : signOf(cluster);
    if (sign === "") continue;
    if (sign === " " && (afterOpening || signs.at(-1) === " ")) continue;
    if (/^[;:?!%]/u.test(sign) || cluster === "»") dropBlank();
    for (const unit of sign.split("")) {
      signs.push(unit);
      starts.push(index);
      ends.push(index + cluster.length);
    }
    afterOpening = cluster === "«";
  }
  return { text: signs.join(""), starts, ends };
}

function signOf(cluster: string): string {
  if (/^\s$/u.test(cluster)) return " ";
  if (INVISIBLE.test(cluster)) return "";
  return TYPOGRAPHY[cluster] ?? cluster.normalize("NFC");
}

const NONE: ReadonlySet<number> = new Set();
const TYPOGRAPHY: Record<string, string> = {
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "′": "'",
  "`": "'",
  "«": '"',
  "»": '"',
  "“": '"',
  "”": '"',
  "„": '"',
  "…": "...",
  "‑": "-",
  "‐": "-",
  œ: "oe",
  Œ: "Oe",
  æ: "ae",
  Æ: "Ae",
  ﬁ: "fi",
  ﬂ: "fl",
};
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}+$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu;
const WORD_SIGN = /[\p{L}\p{N}]/u;
/** A single letter is found in any text. */
const FEWEST_SIGNS = 2;
/** What a quotation adds at its ends: cuts, closing punctuation, emphasis. */
const LOOSE_ENDS = /^(?:\[?\.{3}\]?|[*_])+|(?:\[?\.{3}\]?|[.,;:!?*_])+$/gu;
