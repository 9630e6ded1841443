import { ChevronsUpDown, Minus } from "lucide-react";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useTexts } from "#client/i18n/language.ts";

export function FoldButton({ isFolded, onFold }: { isFolded: boolean; onFold: () => void }) {
  const text = useTexts(binomeTexts);
  return (
    <button
      type="button"
      className="icon-btn fold"
      aria-label={isFolded ? text.unfold : text.fold}
      aria-expanded={!isFolded}
      onClick={onFold}
    >
      {isFolded ? <ChevronsUpDown className="i" aria-hidden /> : <Minus className="i" aria-hidden />}
    </button>
  );
}
