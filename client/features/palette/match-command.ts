/**
 * Which commands the typed words mean: each word is somewhere in the name or the detail, whatever its case and accents.
 * Nothing is guessed: what is listed holds what was typed, and where is shown.
 */
import type { Command } from "#client/ui/command.ts";

/** A text cut where what was typed begins and ends. */
export type Piece = { text: string; hit: boolean };
export type Match = { command: Command; name: Piece[]; detail: Piece[] };

/** `null`: it does not hold every word, or waits to be asked for. */
export function matchCommand(command: Command, typed: string): Match | null {
  const words = fold(typed).text.split(" ").filter(Boolean);
  const { name, detail = "", listed } = command;
  const whole = { command, name: [{ text: name, hit: false }], detail: [{ text: detail, hit: false }] };
  if (listed === "words") return words.length === 0 ? null : whole;
  if (words.length === 0) return listed === "asked" ? null : whole;
  const inName = fold(name);
  const inDetail = fold(detail);
  if (!words.every((word) => inName.text.includes(word) || inDetail.text.includes(word))) return null;
  return {
    command,
    name: cut(name, inName, words),
    detail: cut(detail, inDetail, words),
  };
}

/** `starts[i]` is where the character that became `text[i]` begins; one more for the end. */
type Folded = { text: string; starts: number[] };

const ACCENT = /\p{Mn}/gu;
const WRITTEN_OTHERWISE: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", "’": "'" };

function fold(text: string): Folded {
  const folded: Folded = { text: "", starts: [] };
  let at = 0;
  for (const character of text) {
    const lower = character.normalize("NFD").replace(ACCENT, "").toLowerCase();
    const plain = /\s/.test(character) ? " " : (WRITTEN_OTHERWISE[lower] ?? lower);
    folded.text += plain;
    for (let unit = 0; unit < plain.length; unit++) folded.starts.push(at);
    at += character.length;
  }
  folded.starts.push(at);
  return folded;
}

/** The first place of each word is a hit. */
function cut(text: string, folded: Folded, words: readonly string[]): Piece[] {
  const isHit = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    const at = folded.text.indexOf(word);
    if (at !== -1) isHit.fill(true, folded.starts[at], folded.starts[at + word.length]);
  }
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && isHit[at] === isHit[from]) continue;
    pieces.push({ text: text.slice(from, at), hit: isHit[from] ?? false });
    from = at;
  }
  return pieces;
}
