/** A real International Code of Signals flag, used for its real meaning; drawn by the sprite in `index.html`. */
type FlagId = "f-c" | "f-h" | "f-k" | "f-m" | "f-n" | "f-p" | "f-u" | "f-v";
type PennantId =
  | "p-0"
  | "p-1"
  | "p-2"
  | "p-3"
  | "p-4"
  | "p-5"
  | "p-6"
  | "p-7"
  | "p-8"
  | "p-9"
  | "p-ap"
  | "p-empty"
  | "p-now"
  | "p-sub1";

/** Square flag. Adjacent text always carries the meaning, so the drawing is hidden from assistive technology. */
export function Flag({ id }: { id: FlagId }) {
  return (
    <svg className="flag" viewBox="0 0 20 16" aria-hidden="true">
      <use href={`#${id}`} />
    </svg>
  );
}

export function Pennant({ id, className = "pen" }: { id: PennantId; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 30 16" aria-hidden="true">
      <use href={`#${id}`} />
    </svg>
  );
}

const NUMERALS: readonly PennantId[] = ["p-0", "p-1", "p-2", "p-3", "p-4", "p-5", "p-6", "p-7", "p-8", "p-9"];

/** The numeral pennants of a day: two from J10; J11 repeats its 1 by the first substitute, as the Code does. */
export function DayPennant({ day }: { day: number }) {
  if (day < 10) return <Pennant id={numeral(day)} />;
  return (
    <span className="duo">
      <Pennant id="p-1" />
      <Pennant id={day === 11 ? "p-sub1" : numeral(day % 10)} />
    </span>
  );
}

function numeral(digit: number): PennantId {
  return NUMERALS[digit] ?? "p-0";
}
