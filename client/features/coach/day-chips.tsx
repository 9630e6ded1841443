/** The day's question templates, from the programme. One that carries earlier days says so. */
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import type { Chip } from "#shared/programme.ts";

export function DayChips({ chips, onAsk }: { chips: readonly Chip[]; onAsk: (chip: Chip) => void }) {
  const text = useText();
  const coach = useTexts(coachTexts);
  const lang = useLang();
  return chips.map((chip) => (
    <button key={chip.label.fr} type="button" className="chip" onClick={() => onAsk(chip)}>
      {chip.label[lang]}
      {chip.needs.length > 0 && (
        <small>{coach.earlierDays(chip.needs.map((day) => text.day.name(day)).join(", "))}</small>
      )}
    </button>
  ));
}
