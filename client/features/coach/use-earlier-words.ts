/** What a chip says of the earlier days that it needs: those that go along, and those that are empty. */
import { useWrittenDays } from "#client/db/written-days.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import type { Day } from "#shared/day.ts";
import type { Chip } from "#shared/programme.ts";

/** "" where there is nothing to say: the chip needs no day, or its days are still being read. */
export function useEarlierWords(chips: readonly Chip[]): (chip: Chip) => string {
  const { day } = useText();
  const text = useTexts(coachTexts);
  const written = useWrittenDays(chips.flatMap(({ needs }) => needs));
  const names = (days: Day[]) => days.map((need) => day.name(need)).join(", ");
  return ({ needs }) => {
    if (written === undefined) return "";
    const there = needs.filter((need) => written.has(need));
    const empty = needs.filter((need) => !written.has(need));
    const parts = [
      there.length > 0 && text.earlierDays(names(there)),
      empty.length > 0 && text.emptyDays(names(empty), empty.length),
    ];
    return parts.filter((part) => part !== false).join(", ");
  };
}
