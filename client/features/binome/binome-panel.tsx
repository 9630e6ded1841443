/** The place of the human buddy chat, above the coach and never mixed with it. Empty until there is a buddy. */
import { useText } from "#client/i18n/language.ts";
import "./binome.css";

export function BinomePanel() {
  const text = useText().binome;
  return (
    <section className="binome" id="binome" tabIndex={-1} aria-label={text.title}>
      <header className="pane-h">
        <h2>{text.title}</h2>
      </header>
      <div className="binome-empty">
        <p>{text.empty}</p>
        <p>{text.explain}</p>
      </div>
    </section>
  );
}
