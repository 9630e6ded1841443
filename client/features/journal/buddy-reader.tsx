/**
 * What two binômes wrote on one date, at reading size, and with whom. There is no bin for it: the words are the other one's
 * as well, the server has them for both, and the next device that catches up would bring back what one took away.
 */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { type ReadBuddyThread, type ReadEntry, useBuddyThread } from "#client/db/buddy-thread.ts";
import { formatLongDate, formatTime } from "#client/i18n/format.ts";
import { buddyThreadTexts } from "#client/i18n/buddy-thread-texts.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { tellBuddyEntry } from "#client/i18n/tell-buddy-entry.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import type { FindRanges } from "#client/ui/markdown/mark-blocks.ts";
import { DAY_COUNT } from "#shared/day.ts";
import { FoundText } from "./found-text.tsx";
import type { JournalPageProps } from "./journal-page.tsx";
import { useBroughtIntoView, useFocusedTitle } from "./use-reading.ts";

type BuddyReaderProps = {
  id: string;
  /** The entry that was found; `null`: none. */
  passage: string | null;
  find: FindRanges | undefined;
  steps: ReactNode;
  exportTools: JournalPageProps["exportTools"] | undefined;
};

export function BuddyReader({ id, passage, find, steps, exportTools }: BuddyReaderProps) {
  const text = useTexts(journalTexts);
  const thread = useBuddyThread(id);
  const scroller = useRef<HTMLElement>(null);
  const title = useFocusedTitle(thread ? id : undefined);
  useBroughtIntoView(scroller, thread ? passage : null);
  return (
    <>
      <div className="toolbar">
        {steps}
        <span className="grow" />
        {thread && exportTools?.({ kind: "buddy", day: thread.day, thread })}
      </div>
      {thread === null && <p className="plain">{text.goneBuddy}</p>}
      {thread && (
        <>
          <section className="reading" ref={scroller} aria-label={text.filter.buddy} tabIndex={0}>
            <Heading thread={thread} titleRef={title} />
            {thread.entries.map((entry) => (
              <Said key={entry.row.id} entry={entry} name={thread.name} isHere={entry.row.id === passage} find={find} />
            ))}
          </section>
          <div className="actions">
            <Link className="btn" to="/app/day/$day" params={{ day: String(thread.day) }}>
              {text.openDay(thread.day)}
            </Link>
          </div>
        </>
      )}
    </>
  );
}

type HeadingProps = { thread: ReadBuddyThread; titleRef: ReturnType<typeof useFocusedTitle> };

function Heading({ thread: { day, name, entries }, titleRef }: HeadingProps) {
  const { day: dayText } = useText();
  const text = useTexts(buddyThreadTexts);
  const lang = useLang();
  return (
    <header className="read-part">
      <div className="m">
        <DayPennant day={day} />
        <span className="mono">{dayText.of(day, DAY_COUNT)}</span>
      </div>
      <div className="c">
        <h2 className="title" ref={titleRef} tabIndex={-1}>
          {text.with(name)}
        </h2>
        {entries[0] !== undefined && <p className="when">{formatLongDate(lang, entries[0].row.at)}</p>}
      </div>
    </header>
  );
}

type SaidProps = { entry: ReadEntry; name: string; isHere: boolean; find: FindRanges | undefined };

function Said({ entry: { row, text: words }, name, isHere, find }: SaidProps) {
  const text = useTexts(buddyThreadTexts);
  const lang = useLang();
  const who = row.fromMe ? text.you : name || text.other;
  const end = row.failure !== null ? text.refused : row.seq === 0 ? text.waiting : "";
  return (
    <article className="read-part" aria-label={who} data-passage={row.id} data-here={isHere}>
      <div className="m">
        <time className="mono" dateTime={new Date(row.at).toISOString()}>
          {formatTime(lang, row.at)}
        </time>
      </div>
      <div className="c">
        <p className="read-said">
          <b>{who}</b>
          {[tellBuddyEntry(lang, row.body), end].filter(Boolean).map((part) => `, ${part}`)}
        </p>
        {words !== "" && (
          <p className="you">
            <FoundText text={words} find={find} />
          </p>
        )}
      </div>
    </article>
  );
}
