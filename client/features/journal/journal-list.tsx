/** Search, filters, how much was found, and the lines. */
import { Link, useNavigate } from "@tanstack/react-router";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import type { Answer, JournalFilter } from "#client/db/search/look.ts";
import { parseQuery } from "#client/db/search/query.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { JournalLines, type LinesHandle } from "./journal-lines.tsx";
import { filterOf, useAddress, withDay, withFilter, withSpot } from "./use-address.ts";

const FILTERS = ["all", "pinned", "critiques"] as const satisfies readonly JournalFilter[];

type JournalListProps = {
  words: string;
  onType: (words: string) => void;
  /** The first line in sight, from 0. */
  onTop: (line: number) => void;
  /** `undefined` until the first. */
  answer: Answer | undefined;
  failed: boolean;
};

export function JournalList({ words, onType, onTop, answer, failed }: JournalListProps) {
  const text = useTexts(journalTexts);
  const navigate = useNavigate({ from: "/app/journal" });
  const address = useAddress();
  const field = useRef<HTMLInputElement>(null);
  const lines = useRef<LinesHandle>(null);
  const filter = filterOf(address);

  function onKey(event: KeyboardEvent) {
    const first = answer?.lines[0];
    if (event.key === "ArrowDown") {
      event.preventDefault();
      lines.current?.focusFirst();
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing && answer?.from === 0 && first !== undefined) {
      void navigate({ search: withSpot(address, first) });
    } else if (event.key === "Escape" && words !== "") {
      event.preventDefault();
      onType("");
    }
  }

  function clear() {
    onType("");
    field.current?.focus();
  }

  return (
    <>
      <search className="list-h">
        <div className="search-field">
          <Search className="i" aria-hidden />
          <input
            ref={field}
            type="text"
            inputMode="search"
            enterKeyHint="search"
            autoComplete="off"
            spellCheck={false}
            aria-label={text.search}
            placeholder={text.search}
            value={words}
            onChange={(event) => onType(event.target.value)}
            onKeyDown={onKey}
          />
          {words !== "" && (
            <button type="button" className="icon-btn" aria-label={text.clear} onClick={clear}>
              <X className="i i-s" aria-hidden />
            </button>
          )}
        </div>
        <fieldset className="filters" aria-label={text.filters}>
          {offeredFilters().map((name) => (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={filter === name}
              onClick={() => void navigate({ search: withFilter(address, name) })}
            >
              {name === "bin" ? text.bin(answer?.binned ?? 0) : text.filter[name]}
            </button>
          ))}
          {address.jour !== undefined && (
            <Link className="chip one-day" to="/app/journal" search={withDay(address, null)} title={text.allDays}>
              {text.oneDay(address.jour)}
              <X className="i i-s" aria-label={text.allDays} />
            </Link>
          )}
        </fieldset>
      </search>
      <p className="count" role="status">
        {answer !== undefined && toldCount(answer)}
      </p>
      {failed && <p className="plain">{text.failed}</p>}
      {answer !== undefined && <JournalLines ref={lines} answer={answer} onTop={onTop} />}
    </>
  );

  /** The Chat Binôme and the bin, where there is something in them. */
  function offeredFilters(): JournalFilter[] {
    const hasBuddy = filter === "buddy" || answer?.hasBuddy === true;
    const hasBin = filter === "bin" || (answer?.binned ?? 0) > 0;
    return [...FILTERS, ...(hasBuddy ? (["buddy"] as const) : []), ...(hasBin ? (["bin"] as const) : [])];
  }

  function toldCount({ exchanges, passages, deliverables, buddyThreads, isReading }: Answer): string {
    const isSearch = parseQuery(words).length > 0;
    const isKnown = !isReading || (!isSearch && filter !== "critiques");
    if (isKnown && exchanges + deliverables + buddyThreads === 0)
      return isSearch ? text.nothing(words.trim()) : text.empty[filter];
    const count = isSearch
      ? text.found(passages, exchanges, deliverables, buddyThreads)
      : text.count(exchanges, buddyThreads);
    return isKnown ? count : `${count}. ${text.reading}`;
  }
}
