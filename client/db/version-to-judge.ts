/** Whether the day's text is another than any that a verdict is about. */
import type { Day } from "#shared/day.ts";
import { readDeliverable } from "./deliverables.ts";
import { lastKeptOn, readJudgedTexts } from "./verdicts.ts";

/** `isRemembered`: the coach is told of a verdict of that day. `null`: none was given that day, or one on this very text. */
export async function readVersionToJudge(day: Day): Promise<{ version: number; isRemembered: boolean } | null> {
  const newest = await readDeliverable(day);
  if (newest === undefined || newest.text.trim() === "") return null;
  const judged = await readJudgedTexts(day);
  if (judged.length === 0 || lastKeptOn(newest.text, judged) !== undefined) return null;
  return { version: newest.n, isRemembered: judged.some(({ isKept }) => isKept) };
}
