/** One counter: its figure, typed as it is, and one more by a tap or an arrow key. */
import { Plus } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { addToCount, setCount } from "#client/db/field-counts.ts";
import { fieldworkTexts } from "#client/i18n/fieldwork-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import type { Day } from "#shared/day.ts";
import { type FieldCounter, parseCount } from "#shared/field-counts.ts";

/** `count`: as it is kept; `undefined` where nothing was counted. */
type FieldCounterFieldProps = { day: Day; counter: FieldCounter; count: number | undefined };

export function FieldCounterField({ day, counter, count }: FieldCounterFieldProps) {
  const text = useTexts(fieldworkTexts);
  const lang = useLang();
  const id = useId();
  /** What is in the field while it is being typed; `null`: what is kept. */
  const [typed, setTyped] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  function keep(writing: Promise<void>) {
    writing.then(
      () => setFailed(false),
      () => setFailed(true),
    );
  }

  function type(words: string) {
    setTyped(words);
    const figure = parseCount(counter, words);
    if (figure !== null || words.trim() === "") keep(setCount(day, counter, figure));
  }

  function step(by: 1 | -1) {
    setTyped(null);
    keep(addToCount(day, counter, by));
  }

  function onKey(event: KeyboardEvent) {
    const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : null;
    if (by === null) return;
    event.preventDefault();
    step(by);
  }

  const kept = count === undefined ? "" : counter === "euros" ? plainEuros(lang, count) : String(count);
  const isWrong = typed !== null && typed.trim() !== "" && parseCount(counter, typed) === null;
  return (
    <div className="fw-counter">
      <label htmlFor={id}>{text.name[counter]}</label>
      <div className="fw-figure">
        <input
          id={id}
          className="mono"
          inputMode={counter === "euros" ? "decimal" : "numeric"}
          autoComplete="off"
          placeholder="0"
          value={typed ?? kept}
          aria-invalid={isWrong}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKey}
          onFocus={(event) => event.target.select()}
          onBlur={() => setTyped(null)}
        />
        {counter !== "euros" && (
          <button type="button" className="icon-btn" aria-label={text.more[counter]} onClick={() => step(1)}>
            <Plus className="i" aria-hidden />
          </button>
        )}
      </div>
      {failed && <p role="alert">{text.failed}</p>}
    </div>
  );
}

/** As the language writes cents, with no sign between thousands: it is typed over. */
function plainEuros(lang: "fr" | "en", euros: number): string {
  const cents = Number.isInteger(euros) ? String(euros) : euros.toFixed(2);
  return lang === "fr" ? cents.replace(".", ",") : cents;
}
