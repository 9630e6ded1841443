/** A text as it was written, with what was looked for marked. */
import { piecesAt } from "#client/db/search/excerpt.ts";
import type { FindRanges } from "#client/ui/markdown/mark-blocks.ts";
import { MarkedWords } from "./marked-words.tsx";

export function FoundText({ text, find }: { text: string; find: FindRanges | undefined }) {
  return find === undefined ? text : <MarkedWords pieces={piecesAt(text, find(text))} />;
}
