/** What cannot be undone: a button that opens a field, and one word typed by hand before anything is done. */
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import "./typed-word.css";

type TypedWordProps = {
  /** `word` in capitals; it may be typed in either case. */
  text: { open: string; word: string; confirm: (word: string) => string; go: string; cancel: string };
  onConfirmed: () => void;
};

export function TypedWord({ text, onConfirmed }: TypedWordProps) {
  const field = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const isOpen = typed !== null;
  const wasOpen = useRef(isOpen);
  // Each of the two takes the other's place, and the focus with it.
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    (isOpen ? input : opener).current?.focus();
  }, [isOpen]);
  const isConfirmed = typed?.trim().toLocaleUpperCase() === text.word;

  function confirm(event: FormEvent) {
    event.preventDefault();
    if (isConfirmed) onConfirmed();
  }

  if (typed === null) {
    return (
      <p className="typed-word-acts">
        <button ref={opener} type="button" className="btn" onClick={() => setTyped("")}>
          {text.open}
        </button>
      </p>
    );
  }
  return (
    <form className="typed-word" onSubmit={confirm}>
      <label htmlFor={field}>{text.confirm(text.word)}</label>
      <input
        ref={input}
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
