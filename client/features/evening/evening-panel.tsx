/**
 * The evening line above the foot of the page: proposed once the day is closed, or asked for from the foot, and never in
 * the way. It can be folded, left empty, and written again until the next day; from then on it is only read.
 */
import { Moon, X } from "lucide-react";
import { create } from "zustand";
import { useDayLog } from "#client/db/day-log.ts";
import { eveningTexts } from "#client/i18n/evening-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { OtherTexts } from "#client/ui/other-texts.tsx";
import type { CivilDate, Day } from "#shared/day.ts";
import { useEveningLine } from "./use-evening-line.ts";
import "./evening.css";

/** `today`: the date of this page; `null` on a day that is not today's. */
type EveningPanelProps = { day: Day; today: CivilDate | null };

/** What the person opened or folded since the page was loaded, by day. */
const useShown = create<Partial<Record<Day, boolean>>>(() => ({}));

const FIELD = "evening";
const OPENER = "evening-open";

export function EveningPanel({ day, today }: EveningPanelProps) {
  const isOpen = useIsOpen(day);
  const written = useDayLog(day)?.evening?.text;
  if (today === null) return written === undefined ? null : <EveningRead day={day} written={written} />;
  return isOpen ? <EveningField key={day} day={day} today={today} /> : null;
}

/** At the foot of the page, while the line is folded. */
export function EveningOpener({ day }: { day: Day }) {
  const text = useTexts(eveningTexts);
  if (useIsOpen(day)) return null;
  return (
    <button
      type="button"
      id={OPENER}
      className="btn btn-quiet ev-open"
      aria-label={text.label}
      title={text.label}
      onClick={() => show(day, true, FIELD)}
    >
      <Moon className="i" aria-hidden />
      <span>{text.open}</span>
    </button>
  );
}

/** Proposed on a day that is closed or has its line, unless the person said otherwise. */
function useIsOpen(day: Day): boolean {
  const said = useShown((shown) => shown[day]);
  const log = useDayLog(day);
  return said ?? (log !== undefined && (log.closedAt !== null || log.evening !== undefined));
}

function show(day: Day, isOpen: boolean, focus: string): void {
  useShown.setState({ [day]: isOpen });
  requestAnimationFrame(() => document.getElementById(focus)?.focus());
}

function EveningField({ day, today }: { day: Day; today: CivilDate }) {
  const text = useTexts(eveningTexts);
  const saveText = useText().deliverable;
  const line = useEveningLine(day, today);
  return (
    <div className="ev">
      <div className="ev-head">
        <label htmlFor={FIELD}>{text.label}</label>
        <span className="ev-hint">{text.hint}</span>
        {(line.value ?? "") !== "" && <span className="ev-state">{saveText[line.state]}</span>}
        <button
          type="button"
          className="icon-btn"
          aria-label={text.fold}
          title={text.fold}
          onClick={() => show(day, false, OPENER)}
        >
          <X className="i i-s" aria-hidden />
        </button>
      </div>
      <textarea
        id={FIELD}
        className="ev-in"
        rows={1}
        maxLength={300}
        placeholder={text.placeholder}
        value={line.value ?? ""}
        readOnly={line.value === undefined}
        onChange={(event) => line.change(event.target.value)}
        onBlur={() => void line.flush()}
      />
      {line.state === "unsaved" && (
        <p className="ev-lost" role="alert">
          {text.unsaved}
        </p>
      )}
      <OtherTexts texts={line.others} onTake={line.take} onDrop={line.drop} />
    </div>
  );
}

function EveningRead({ day, written }: { day: Day; written: string }) {
  const text = useTexts(eveningTexts);
  const { name } = useText().day;
  return (
    <div className="ev">
      <p className="ev-head">
        <span>{text.wrote(name(day))}</span>
      </p>
      <p className="ev-said">{written}</p>
    </div>
  );
}
