/**
 * The lines of the list, day by day. Only those in sight are in the page, however many there are; arrow keys walk all of
 * them from one tab stop, and each says its place among all.
 */
import { Link } from "@tanstack/react-router";
import {
  type CSSProperties,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useContext,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { useDayLog } from "#client/db/day-log.ts";
import { eveningLines } from "#client/db/evening-lines.ts";
import { useProgramme } from "#client/db/programme.ts";
import type { Answer } from "#client/db/search/look.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import type { Day } from "#shared/day.ts";
import { JournalLine } from "./journal-line.tsx";
import { useAddress, withDay } from "./use-address.ts";

export type LinesHandle = { focusFirst: () => void };

type Row = { kind: "day"; day: Day } | { kind: "line"; at: number };

type JournalLinesProps = {
  answer: Answer;
  /** The first line in sight, from 0. */
  onTop: (line: number) => void;
  ref: Ref<LinesHandle>;
};

const LINE_PX = 62;

export function JournalLines({ answer, onTop, ref }: JournalLinesProps) {
  const address = useAddress();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  /** The line walked to; `null`: none yet. */
  const [walked, setWalked] = useState<number | null>(null);
  /** The line that is to have the focus as soon as it is in the page. */
  const wanted = useRef<number | null>(null);
  const shape = answer.groups.map(({ day, lines }) => `${day}:${lines}`).join();
  // oxlint-disable-next-line react/exhaustive-deps -- the shape says all that the rows depend on
  const rows = useMemo(() => rowsOf(answer.groups), [shape]);
  const total = rows.length - answer.groups.length;
  const openId = address.fil ?? address.livrable ?? address.binome;
  const open = answer.lines.findIndex(({ target }) => target.id === openId);
  /** The one line that Tab comes to. */
  const tabStop = Math.min(walked ?? (open === -1 ? 0 : answer.from + open), Math.max(0, total - 1));

  function walkTo(at: number) {
    wanted.current = at;
    setWalked(at);
    virtual.current?.scrollToIndex(rowOf(at), { align: "nearest" });
    scroller.current?.querySelector<HTMLElement>(`[data-line="${at}"]`)?.focus({ preventScroll: true });
  }

  useImperativeHandle(ref, () => ({ focusFirst: () => total > 0 && walkTo(0) }));

  function onKey(event: KeyboardEvent) {
    const next = lineAfter(event.key, tabStop, total);
    if (next === null) return;
    event.preventDefault();
    walkTo(next);
  }

  function noticeTop() {
    const handle = virtual.current;
    const first = handle?.findItemIndex(handle.scrollOffset) ?? 0;
    const row = rows.slice(first, first + 2).find(({ kind }) => kind === "line");
    if (row?.kind === "line") onTop(row.at);
  }

  function rowOf(at: number): number {
    return rows.findIndex((row) => row.kind === "line" && row.at === at);
  }

  function rowElement(row: Row) {
    if (row.kind === "day")
      return <DayHeading key={`day-${row.day}`} day={row.day} isOnly={address.jour === row.day} />;
    const line = answer.lines[row.at - answer.from];
    return (
      <div className="slot" key={row.at}>
        {line !== undefined && (
          <JournalLine
            line={line}
            at={row.at}
            isOpen={line.target.id === openId}
            isTabStop={row.at === tabStop}
            onFocus={() => setWalked(row.at)}
            ref={(element) => {
              if (element === null || wanted.current !== row.at) return;
              element.focus({ preventScroll: true });
              wanted.current = null;
            }}
          />
        )}
      </div>
    );
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the links inside are operated; the box only hears where the keys walk
    <div className="results" ref={scroller} onKeyDown={onKey}>
      <RowCount value={rows.length}>
        <Virtualizer
          ref={virtual}
          data={rows}
          as="ul"
          item={RowItem}
          itemSize={LINE_PX}
          keepMounted={total === 0 ? [] : [rowOf(tabStop)]}
          onScroll={noticeTop}
        >
          {rowElement}
        </Virtualizer>
      </RowCount>
    </div>
  );
}

/** `null`: not a key that walks. */
function lineAfter(key: string, at: number, total: number): number | null {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
  const step = key === "Home" ? -total : key === "End" ? total : steps[key];
  if (step === undefined || total === 0) return null;
  return Math.max(0, Math.min(total - 1, at + step));
}

function rowsOf(groups: Answer["groups"]): Row[] {
  let at = 0;
  return groups.flatMap(({ day, lines }) => [
    { kind: "day", day } as const,
    ...Array.from({ length: lines }, () => ({ kind: "line", at: at++ }) as const),
  ]);
}

function DayHeading({ day, isOnly }: { day: Day; isOnly: boolean }) {
  const text = useTexts(journalTexts);
  const { day: dayText } = useText();
  const lang = useLang();
  const address = useAddress();
  const title = useProgramme()?.missions[day - 1]?.title[lang];
  const log = useDayLog(day);
  const evenings = log === undefined ? [] : eveningLines(log);
  return (
    <>
      <h2 className="grp">
        <Link
          to="/app/journal"
          search={withDay(address, isOnly ? null : day)}
          title={isOnly ? text.allDays : text.onlyDay(day)}
        >
          <DayPennant day={day} />
          {title === undefined ? dayText.name(day) : `${dayText.name(day)}, ${title}`}
        </Link>
      </h2>
      {evenings.map(({ on, text: line }) => (
        <p key={on} className="grp-evening">
          <span>{text.evening}</span> {line}
        </p>
      ))}
    </>
  );
}

const RowCount = createContext(0);

type RowItemProps = { style: CSSProperties; index: number; children: ReactNode; ref?: Ref<HTMLLIElement> };

/** What is not in the page is still counted. */
function RowItem({ style, index, children, ref }: RowItemProps) {
  return (
    <li ref={ref} style={style} aria-posinset={index + 1} aria-setsize={useContext(RowCount)}>
      {children}
    </li>
  );
}
