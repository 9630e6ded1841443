/** The evening line being written, and where it stands on its way to the disk. */
import { useDayLog } from "#client/db/day-log.ts";
import { lineOn } from "#client/db/evening-lines.ts";
import { eveningField, saveEvening, saveEveningLast } from "#client/db/evening.ts";
import { dropOtherText, useOtherTexts } from "#client/db/other-texts.ts";
import type { DraftRow } from "#client/db/rows.ts";
import { type KeptField, useKeptField } from "#client/ui/use-kept-field.ts";
import type { CivilDate, Day } from "#shared/day.ts";

export type EveningLine = Pick<KeptField<string>, "value" | "change" | "flush" | "state"> & {
  /** Versions of this line that another tab wrote. */
  others: readonly DraftRow[];
  take: (text: string) => void;
  drop: (key: string) => void;
};

const SAVE_AFTER_MS = 300;

export function useEveningLine(day: Day, on: CivilDate): EveningLine {
  const log = useDayLog(day);
  const field = useKeptField<string>({
    name: eveningField(day, on),
    stored: log === undefined ? undefined : lineOn(log, on),
    save: (text, bases) => saveEvening(day, on, text, bases),
    saveLast: (text, bases) => saveEveningLast(day, on, text, bases),
    afterMs: SAVE_AFTER_MS,
  });
  async function take(text: string) {
    if (await field.flush()) await saveEvening(day, on, text, []);
  }

  return {
    ...field,
    others: useOtherTexts(eveningField(day, on)),
    take: (text) => void take(text),
    drop: (key) => void dropOtherText(key),
  };
}
