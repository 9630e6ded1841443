/** One step back or forth in the sheet that is on the screen, asked for without its keys. */

export type Direction = "undo" | "redo";
/** Whether there was such a step. */
type Move = (direction: Direction) => boolean;

const offered = new Set<Move>();

/** While a text can be written to. Returns how to take it back. */
export function offerSteps(move: Move): () => void {
  offered.add(move);
  return () => void offered.delete(move);
}

/** `false`: nothing was left to undo, or to do again. */
export function takeStep(direction: Direction): boolean {
  return [...offered].some((move) => move(direction));
}
