/** What cannot be undone: a button that opens a field, and one word typed by hand before anything is done. */
import { type FormEvent, useId, useState } from "react";
import "./typed-word.css";

type TypedWordProps = {
  /** `word` in capitals; it may be typed in either case. */
  text: { open: string; word: string; confirm: (word: string) => string; go: string; cancel: string };
  onConfirmed: () => void;
};

export function TypedWord({ text, onConfirmed }: TypedWordProps) {
  const field = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isConfirmed = typed?.trim().toLocaleUpperCase() === text.word;

  function confirm(event: FormEvent) {
    event.preventDefault();
    if (isConfirmed) onConfirmed();
  }

  if (typed === null) {
    return (
      <p className="typed-word-acts">
        <button type="button" className="btn" onClick={() => setTyped("")}>
          {text.open}
        </button>
      </p>
    );
  }
  return (
    <form className="typed-word" onSubmit={confirm}>
      <label htmlFor={field}>{text.confirm(text.word)}</label>
      <input
        id={field}
        value={typed}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="typed-word-acts">
        <button type="submit" className="btn btn-ink" aria-disabled={!isConfirmed}>
          {text.go}
        </button>
        <button type="button" className="btn" onClick={() => setTyped(null)}>
          {text.cancel}
        </button>
      </p>
    </form>
  );
}
