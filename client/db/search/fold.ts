/**
 * The one form in which words are compared: lower case, no accents, ligatures opened, the apostrophes and quotation marks
 * of every keyboard alike, one space for any run of space, and none of the signs that only dress a Markdown text. Text
 * and query are folded by the same rules, so what one keeps the other keeps.
 */

/** A folded text with where its characters come from: `starts[i]` and `ends[i]` are offsets in UTF-16 units. */
export type Folded = { text: string; starts: number[]; ends: number[] };

const SPACE = 32;
const DROPPED = 0;
/** Not in the table: read character by character. */
const LOOK_UP = 1;

export function fold(text: string): string {
  if (buffer.length < text.length * MOST_UNITS) buffer = new Uint8Array(text.length * MOST_UNITS * 2);
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const unit = TABLE[text.charCodeAt(at)] ?? LOOK_UP;
    if (unit === LOOK_UP) {
      const character = characterAt(text, at);
      const folded = foldCharacter(character);
      // What has no ASCII form is rare enough to take the slow way as a whole.
      if (!ASCII.test(folded)) return foldWithOffsets(text).text;
      for (let index = 0; index < folded.length; index++) count = put(folded.charCodeAt(index), count);
      at += character.length;
    } else {
      count = put(unit, count);
      at++;
    }
  }
  return DECODER.decode(buffer.subarray(0, count));
}

/** The same text as `fold` makes, for the few that are shown. */
export function foldWithOffsets(text: string): Folded {
  const folded: Folded = { text: "", starts: [], ends: [] };
  let at = 0;
  while (at < text.length) {
    const character = characterAt(text, at);
    const end = at + character.length;
    const kept = foldCharacter(character);
    if (kept === "") {
      // An accent written on its own belongs to the letter before it.
      if (MARK.test(character) && folded.ends.length > 0) folded.ends[folded.ends.length - 1] = end;
    } else if (kept !== " " || !folded.text.endsWith(" ")) {
      folded.text += kept;
      for (let unit = 0; unit < kept.length; unit++) {
        folded.starts.push(at);
        folded.ends.push(end);
      }
    }
    at = end;
  }
  return folded;
}

/** One character becomes three at most (`…`). */
const MOST_UNITS = 3;
const ASCII = /^[\0-\x7f]*$/;
const MARK = /\p{Mn}/u;
const DECODER = new TextDecoder();
let buffer = new Uint8Array(4096);

function put(unit: number, count: number): number {
  if (unit === DROPPED || (unit === SPACE && count > 0 && buffer[count - 1] === SPACE)) return count;
  buffer[count] = unit;
  return count + 1;
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

const LETTERS: Record<string, string> = {
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ø: "o",
  đ: "d",
  ł: "l",
  ı: "i",
  ς: "σ",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "‑": "-",
  "…": "...",
};
/** Emphasis, code and strikes; invisible characters. */
const DRESSING = /[*_`~\p{Cc}\p{Cf}]/u;
const ACCENT = /[\u0300-\u036f]/g;

const known = new Map<string, string>();

function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    folded = foldUnknown(character);
    known.set(character, folded);
  }
  return folded;
}

function foldUnknown(character: string): string {
  if (/\s/.test(character)) return " ";
  if (DRESSING.test(character)) return "";
  const bare = character.normalize("NFD").replace(ACCENT, "").toLowerCase().normalize("NFD").replace(ACCENT, "");
  return bare.replace(/./gsu, (part) => LETTERS[part] ?? part);
}

/** By UTF-16 unit, for the letters of Europe: its one ASCII unit, `DROPPED`, or `LOOK_UP`. */
const TABLE = Uint8Array.from({ length: 0x250 }, (_, unit) => {
  const folded = foldUnknown(String.fromCharCode(unit));
  if (folded === "") return DROPPED;
  return folded.length === 1 && ASCII.test(folded) ? folded.charCodeAt(0) : LOOK_UP;
});
