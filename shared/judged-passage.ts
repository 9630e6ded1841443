/** A passage of a deliverable as it was judged, found again in a text that may have gone on since. */
import type { Passage } from "./checks/check.ts";
import { createQuoteFinder } from "./literal-quote.ts";

/** `at`: its place in `text`, which was the deliverable's `version` as it was read then. */
export type JudgedPassage = { version: number; text: string; at: Passage };

/** `isRepeated`: the same words stand elsewhere in the text too. */
export type FoundPassage = { at: Passage; isRepeated: boolean };

/** The very place in a text that did not change, else the first where its words stand; `null`: they no longer do. */
export function findJudged({ text: judged, at }: JudgedPassage, text: string): FoundPassage | null {
  const passage = judged.slice(at.start, at.end);
  const place = text === judged ? at : createQuoteFinder(text)(passage);
  if (place === null) return null;
  const around = [text.slice(0, place.start), text.slice(place.end)];
  return { at: place, isRepeated: around.some((part) => createQuoteFinder(part)(passage) !== null) };
}
