/**
 * The verdicts that replies gave, one row a reply, and the text each of them is about. A verdict belongs to a text, not to
 * the number of its version: the same words under another number are judged, and a changed word is not. One whose exchange
 * is in the bin says nothing while it is there.
 */
import { Dexie } from "dexie";
import type { Day } from "#shared/day.ts";
import { declaredCount } from "#shared/is-declared.ts";
import { useDayLog } from "./day-log.ts";
import { currentDb } from "./db.ts";
import { readVersions } from "./deliverables.ts";
import { useProgramme } from "./programme.ts";
import type { VerdictRow, VersionRow } from "./rows.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** `text`: what was judged; `null` where its question is gone for good. */
export type JudgedText = { verdict: VerdictRow; text: string | null; isKept: boolean };

/** A day's verdicts, oldest first. */
export async function readJudgedTexts(day: Day): Promise<JudgedText[]> {
  const { verdicts, messages, exchanges } = currentDb();
  const rows = await verdicts.where("[day+version]").between([day, Dexie.minKey], [day, Dexie.maxKey]).toArray();
  const judged: JudgedText[] = [];
  for (const verdict of rows.toSorted((a, b) => a.judgedAt - b.judgedAt)) {
    const reply = await messages.get(verdict.replyId);
    const question = await messages.get(reply?.parentId ?? "");
    const exchange = await exchanges.get(reply?.exchangeId ?? "");
    const text = question?.role === "question" ? (question.deliverable?.text ?? null) : null;
    judged.push({ verdict, text, isKept: exchange?.deletedAt === null });
  }
  return judged;
}

/** The last verdict that is about that text and not in the bin. A line break at its end makes no text another. */
export function lastKeptOn(text: string, judged: readonly JudgedText[]): VerdictRow | undefined {
  return judged.findLast((one) => one.isKept && one.text?.trim() === text.trim())?.verdict;
}

/** The last verdict on the day's text as it stands now; `null` where it was not judged, or changed since. */
export function useVerdictNow(day: Day): VerdictRow | null {
  return useKeyedQuery(day, () => readVerdictNow(day)) ?? null;
}

export async function readVerdictNow(day: Day): Promise<VerdictRow | null> {
  const newest = (await readVersions(day)).at(-1);
  return (newest && lastKeptOn(newest.text, await readJudgedTexts(day))) ?? null;
}

/** What a verdict comes to, with what the person has declared done by now: it counts the same for each of a day's texts. */
export function scoreOf({ ofText, score }: Pick<VerdictRow, "ofText" | "score">, declared: number): number {
  return ofText === undefined ? score : ofText + declared;
}

/** How many of the day's criteria that are left to the person's word they have ticked. */
export function useDeclaredCount(day: Day): number {
  const declared = useDayLog(day)?.declared ?? [];
  return declaredCount(useProgramme()?.missions[day - 1]?.criteria ?? [], declared);
}

/** The score of each version. The newest has one while its text is as it was judged, an earlier one the last that it got. */
export function useScores(day: Day): ReadonlyMap<number, number> {
  const verdicts = useKeyedQuery(day, () => readVerdictsByVersion(day)) ?? [];
  const declared = useDeclaredCount(day);
  return new Map(Array.from(verdicts, ([n, verdict]) => [n, scoreOf(verdict, declared)]));
}

export async function readVerdictsByVersion(day: Day): Promise<Map<number, VerdictRow>> {
  const judged = await readJudgedTexts(day);
  const versions = await readVersions(day);
  const found = new Map<number, VerdictRow>();
  for (const version of versions) {
    const last = version === versions.at(-1) ? lastKeptOn(version.text, judged) : lastOn(version, judged);
    if (last !== undefined) found.set(version.n, last);
  }
  return found;
}

/** Of a version that changes no more. Where the words of the question are gone, its number is all that is known. */
export function lastOn({ n, text: now }: VersionRow, judged: readonly JudgedText[]): VerdictRow | undefined {
  return judged.findLast(({ verdict, text }) => (text === null ? verdict.version === n : text.trim() === now.trim()))
    ?.verdict;
}
