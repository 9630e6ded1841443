/** A day's title on its own, for the header of a phone. */
import { useProgramme } from "#client/db/programme.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import type { Day } from "#shared/day.ts";

export function DayTitlePanel({ day }: { day: Day }) {
  const lang = useLang();
  const name = useText().day.name(day);
  return <>{useProgramme()?.missions[day - 1]?.title[lang] ?? name}</>;
}
