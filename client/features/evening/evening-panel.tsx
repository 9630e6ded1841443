/**
 * The evening line above the foot of the page: proposed once the day is closed, or asked for from the foot, and never in
 * the way. It can be folded, left empty, and written again until the next day; from then on it is only read.
 */
import { Moon, X } from "lucide-react";
import { create } from "zustand";
import { useDayLog } from "#client/db/day-log.ts";
import { eveningLines, lineOn } from "#client/db/evening-lines.ts";
import { eveningTexts } from "#client/i18n/evening-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { OtherTexts } from "#client/ui/other-texts.tsx";
import type { Day } from "#shared/day.ts";
import type { Evening } from "#shared/evening.ts";
import { useEvening } from "./use-evening.ts";
import { useEveningLine } from "./use-evening-line.ts";
import "./evening.css";

/** `atMs`: a moment of the page of today; `null` on a day that is not today's. */
type EveningPanelProps = { day: Day; atMs: number | null };

/** What the person opened or folded since the page was loaded, by day. */
const useShown = create<Partial<Record<Day, boolean>>>(() => ({}));

const FIELD = "evening";
const OPENER = "evening-open";

export function EveningPanel({ day, atMs }: EveningPanelProps) {
  return atMs === null ? <EveningRead day={day} /> : <EveningToday atMs={atMs} />;
}

/** Of the evening it is: at night, that of the day before. */
function EveningToday({ atMs }: { atMs: number }) {
  const evening = useEvening(atMs);
  const isOpen = useIsOpen(evening);
  return evening !== undefined && isOpen ? <EveningField key={evening.on} {...evening} /> : null;
}

/** At the foot of the page, while the line is folded. */
export function EveningOpener({ atMs }: { atMs: number }) {
  const text = useTexts(eveningTexts);
  const evening = useEvening(atMs);
  const isOpen = useIsOpen(evening);
  if (evening === undefined || isOpen) return null;
  const { day } = evening;
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
function useIsOpen(evening: Evening | undefined): boolean {
  const day = evening?.day ?? 1;
  const said = useShown((shown) => shown[day]);
  const log = useDayLog(day);
  if (evening === undefined || log === undefined) return false;
  return said ?? (log.closedAt !== null || lineOn(log, evening.on) !== "");
}

function show(day: Day, isOpen: boolean, focus: string): void {
  useShown.setState({ [day]: isOpen });
  requestAnimationFrame(() => document.getElementById(focus)?.focus());
}

function EveningField({ day, on }: Evening) {
  const text = useTexts(eveningTexts);
  const saveText = useText().deliverable;
  const line = useEveningLine(day, on);
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

function EveningRead({ day }: { day: Day }) {
  const log = useDayLog(day);
  const text = useTexts(eveningTexts);
  const { name } = useText().day;
  const lines = log === undefined ? [] : eveningLines(log);
  if (lines.length === 0) return null;
  return (
    <div className="ev">
      <p className="ev-head">
        <span>{text.wrote(name(day))}</span>
      </p>
      {lines.map(({ on, text: line }) => (
        <p key={on} className="ev-said">
          {line}
        </p>
      ))}
    </div>
  );
}
