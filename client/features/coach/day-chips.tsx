/** The day's question templates, from the programme. One that carries earlier days says so. */
import { useLang } from "#client/i18n/language.ts";
import type { Chip } from "#shared/programme.ts";
import { useEarlierWords } from "./use-earlier-words.ts";

export function DayChips({ chips, onAsk }: { chips: readonly Chip[]; onAsk: (chip: Chip) => void }) {
  const lang = useLang();
  const earlierWords = useEarlierWords(chips);
  return chips.map((chip) => {
    const earlier = earlierWords(chip);
    return (
      <button key={chip.label.fr} type="button" className="chip" onClick={() => onAsk(chip)}>
        {chip.label[lang]}
        {earlier !== "" && <small>{earlier}</small>}
      </button>
    );
  });
}
