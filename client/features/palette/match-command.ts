/**
 * Which commands the typed words mean: each word is somewhere in the name or the detail, written as the journal's search
 * would take it. Nothing is guessed: what is listed holds what was typed, and where is shown.
 */
import { type Folded, foldWithOffsets } from "#client/db/search/fold.ts";
import type { Command } from "#client/ui/command.ts";

/** A text cut where what was typed begins and ends. */
export type Piece = { text: string; hit: boolean };
export type Match = { command: Command; name: Piece[]; detail: Piece[] };

/** `null`: it does not hold every word, or waits to be asked for. */
export function matchCommand(command: Command, typed: string): Match | null {
  const words = foldWithOffsets(typed).text.split(" ").filter(Boolean);
  const { name, detail = "", listed } = command;
  const whole = { command, name: [{ text: name, hit: false }], detail: [{ text: detail, hit: false }] };
  if (listed === "words") return words.length === 0 ? null : whole;
  if (words.length === 0) return listed === "asked" ? null : whole;
  const inName = foldWithOffsets(name);
  const inDetail = foldWithOffsets(detail);
  if (!words.every((word) => inName.text.includes(word) || inDetail.text.includes(word))) return null;
  return {
    command,
    name: cut(name, inName, words),
    detail: cut(detail, inDetail, words),
  };
}

/** The first place of each word is a hit. */
function cut(text: string, folded: Folded, words: readonly string[]): Piece[] {
  const isHit = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    const at = folded.text.indexOf(word);
    if (at !== -1) isHit.fill(true, folded.starts[at], folded.ends[at + word.length - 1]);
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
