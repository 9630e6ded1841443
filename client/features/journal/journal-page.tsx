/**
 * Every thread with the coach, searched and read again from this device alone: the list on the left, the reader beside it
 * (one of the two where there is no room for both). Where one is, is in the address.
 */
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { BuddyThread } from "#client/db/buddy-days.ts";
import { useJournalLook } from "#client/db/search/use-journal-look.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { whenIdle } from "#client/platform/page-life.ts";
import type { Day } from "#shared/day.ts";
import { JournalList } from "./journal-list.tsx";
import { markdown } from "./read-turn.tsx";
import { Reader } from "./reader.tsx";
import { CurrentAddress, filterOf, spotOf, useWrittenAddress, withWords } from "./use-address.ts";
import { useSearchWords } from "./use-search-words.ts";
import "./journal.css";

/** What is read, and of which day. */
export type ReadTarget =
  | { kind: "exchange"; day: Day; exchangeId: string }
  | { kind: "buddy"; day: Day; thread: BuddyThread };

export type JournalPageProps = {
  /** The frame's bar, with the page's name in it. */
  toolbar: ReactNode;
  /** Between the list and what is read. */
  splitter?: ReactNode;
  /** Opens a day with the coach aboard. */
  onCallCoach: (day: Day) => void;
  /** Has a reply that is being written stopped. */
  onStopReply: (replyId: string) => void;
  /** What the reader offers for taking the thread elsewhere. */
  exportTools?: (target: ReadTarget) => ReactNode;
};

/** Lines asked for at a time: those in sight and some on both sides. */
const LINES = 30;
const STEP = 10;

export function JournalPage({ toolbar, splitter, onCallCoach, onStopReply, exportTools }: JournalPageProps) {
  const text = useTexts(journalTexts);
  const written = useWrittenAddress();
  const { words, type } = useSearchWords();
  const address = useMemo(() => withWords(written, words), [written, words]);
  const [top, setTop] = useState(0);
  const filter = filterOf(address);
  const day = address.jour ?? null;
  const at = useMemo(() => spotOf(written), [written]);
  const look = useMemo(() => {
    const from = Math.max(0, Math.floor(top / STEP) * STEP - STEP);
    return { scope: { typed: words, filter, day }, from, count: LINES, at };
  }, [words, filter, day, top, at]);
  const { seen, failed } = useJournalLook(look);
  // What reads a reply is fetched as soon as the page is at rest, for a reading offline.
  useEffect(() => whenIdle(() => void markdown.fetch()), []);

  return (
    <CurrentAddress value={address}>
      <main className="page journal" id="page" data-shows={at === null ? "list" : "reader"} tabIndex={-1}>
        {/* Whichever of the two is shown, the page has its title. */}
        <h1 className="sr">{text.title}</h1>
        <section className="list" aria-label={text.list}>
          {toolbar}
          <JournalList words={words} onType={type} onTop={setTop} answer={seen?.answer} failed={failed} />
        </section>
        {splitter}
        <section className="reader" aria-label={text.reader}>
          {at === null ? (
            <div className="log">
              <div className="m bare" />
              <div className="c pad-h">
                <p className="plain">{text.choose}</p>
              </div>
            </div>
          ) : (
            <Reader
              key={at.target.id}
              spot={at}
              words={words}
              place={seen?.answer.place ?? null}
              onCallCoach={onCallCoach}
              onStopReply={onStopReply}
              exportTools={exportTools}
            />
          )}
        </section>
      </main>
    </CurrentAddress>
  );
}
