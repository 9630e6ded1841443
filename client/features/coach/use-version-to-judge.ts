/** « Juger la V3 »: the day's text is another than any that was judged. The same in the thread, in a new one, and in the palette. */
import { useKeyedQuery } from "#client/db/use-keyed-query.ts";
import { readVersionToJudge } from "#client/db/version-to-judge.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import type { Day } from "#shared/day.ts";
import type { Ask } from "./ask-coach.ts";

type Judging = Omit<Ask, "day" | "lang" | "remark" | "label"> & { label: string };

/** What to ask; `null` when nothing was judged that day, or the text as it stands was. */
export function useVersionToJudge(day: Day): Judging | null {
  const text = useTexts(coachTexts);
  const found = useKeyedQuery(day, () => readVersionToJudge(day));
  if (found === undefined || found === null) return null;
  const { version, isRemembered } = found;
  // Of a verdict that is in the bin the coach knows nothing.
  const words = isRemembered ? text.judgingAgain(version) : text.judging(version);
  return { text: words, label: text.judge(version), mode: "critique", needs: [] };
}
