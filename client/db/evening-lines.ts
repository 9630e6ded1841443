/** The evening lines of a day. One a date: a day that is taken up again after days off has another evening. */
import type { CivilDate } from "#shared/day.ts";
import type { DayLogRow, EveningRow } from "./rows.ts";

/** Oldest first. */
export function eveningLines({ evening, earlierEvenings = [] }: DayLogRow): EveningRow[] {
  return evening === undefined ? [...earlierEvenings] : [...earlierEvenings, evening];
}

/** "": none. */
export function lineOn(row: DayLogRow, on: CivilDate): string {
  return eveningLines(row).find((line) => line.on === on)?.text ?? "";
}

/** "" takes the line of that date away; every other one stays. */
export function withLineOn(row: DayLogRow, on: CivilDate, text: string): DayLogRow {
  const others = eveningLines(row).filter((line) => line.on !== on);
  return withLines(row, text === "" ? others : [...others, { text, on }]);
}

/** The newest of them alone is what a version of the app from before there were several reads. */
export function withLines(row: DayLogRow, lines: readonly EveningRow[]): DayLogRow {
  const { evening: _, earlierEvenings: __, ...rest } = row;
  const sorted = lines.toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const newest = sorted.at(-1);
  return {
    ...rest,
    ...(newest !== undefined && { evening: newest }),
    ...(sorted.length > 1 && { earlierEvenings: sorted.slice(0, -1) }),
  };
}
