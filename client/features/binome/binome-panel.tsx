/**
 * The place of the human buddy chat, above the coach and never mixed with it. Empty until there is a buddy. It folds to
 * one row; on a phone, where it has a tab of its own, it is always whole.
 */
import { ChevronsUpDown, Minus } from "lucide-react";
import { useText } from "#client/i18n/language.ts";
import "./binome.css";

type BinomePanelProps = { isFolded: boolean; onFold: () => void };

export function BinomePanel({ isFolded, onFold }: BinomePanelProps) {
  const text = useText().binome;
  return (
    <section className={isFolded ? "binome folded" : "binome"} id="binome" tabIndex={-1} aria-label={text.title}>
      <header className="pane-h">
        <h2>{text.title}</h2>
        <p className="last grow">{isFolded && text.empty}</p>
        <button
          type="button"
          className="icon-btn fold"
          aria-label={isFolded ? text.unfold : text.fold}
          aria-expanded={!isFolded}
          onClick={onFold}
        >
          {isFolded ? <ChevronsUpDown className="i" aria-hidden /> : <Minus className="i" aria-hidden />}
        </button>
      </header>
      <div className="binome-empty">
        <p>{text.empty}</p>
        <p>{text.explain}</p>
      </div>
    </section>
  );
}
