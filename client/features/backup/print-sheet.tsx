/**
 * What is printed, or saved as a PDF: the words alone, on paper. On the screen there is nothing of it; on paper there is
 * nothing else (`print-sheet.css`), whatever screen it was asked from and however far that one was scrolled.
 */
import { useEffect, useEffectEvent, useRef } from "react";
import { createPortal } from "react-dom";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { remarkTexts } from "#client/i18n/remark-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { Markdown } from "#client/ui/markdown.tsx";
import { formatMoment } from "./format-copy.ts";
import { buddyTitle, type DocumentWords, saidByBuddy, saidByCoach, saidByPerson } from "./document-words.ts";
import type { StoryDay, StoryTurn } from "./story.ts";
import "#client/ui/paper.css";
import "./print-sheet.css";

type PrintSheetProps = { days: readonly StoryDay[]; words: DocumentWords; onDone: () => void };

/** A long reply is read in steps, a frame each: it is whole when it has stood still for so many. */
const STILL_FRAMES = 3;

export function PrintSheet({ days, words, onDone }: PrintSheetProps) {
  const text = useTexts(backupTexts).document;
  const sheet = useRef<HTMLElement>(null);
  const print = useEffectEvent(() => {
    globalThis.print();
    onDone();
  });

  useEffect(() => {
    let [frame, length, still] = [0, -1, 0];
    const look = () => {
      const now = sheet.current?.textContent.length ?? 0;
      still = now === length ? still + 1 : 0;
      length = now;
      if (still < STILL_FRAMES) frame = requestAnimationFrame(look);
      else print();
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, []);

  return createPortal(
    <article className="print-sheet paper" ref={sheet} aria-hidden="true">
      <p className="print-when">{text.exported(formatMoment(words.lang, words.atMs))}</p>
      {days.length === 0 && <p>{text.empty}</p>}
      {days.map(({ day, versions, evening, exchanges, buddy }) => (
        <section key={day}>
          <h1>{words.day(day)}</h1>
          {versions.map((version) => (
            <section key={version.id}>
              <h2>{text.deliverable(version.n, formatMoment(words.lang, version.updatedAt))}</h2>
              <p className="typed">{version.text}</p>
            </section>
          ))}
          {evening !== null && (
            <section>
              <h2>{text.evening}</h2>
              <p className="typed">{evening}</p>
            </section>
          )}
          {exchanges.map((exchange) => (
            <section key={exchange.id}>
              <h2>{text.exchange(exchange.title)}</h2>
              {exchange.turns.map((turn) => (
                <PrintedTurn key={turn.question.id} turn={turn} words={words} />
              ))}
            </section>
          ))}
          {buddy.map((thread) => (
            <section key={thread.id}>
              <h2>{buddyTitle(words, thread)}</h2>
              {thread.entries.map((entry) => (
                <div key={entry.row.id}>
                  <h3>{saidByBuddy(words, thread, entry)}</h3>
                  {entry.text !== "" && <p className="typed">{entry.text}</p>}
                </div>
              ))}
            </section>
          ))}
        </section>
      ))}
    </article>,
    document.body,
  );
}

function PrintedTurn({ turn: { question, replies, read }, words }: { turn: StoryTurn; words: DocumentWords }) {
  const text = useTexts(backupTexts).document;
  const remark = useTexts(remarkTexts);
  return (
    <>
      {read !== null && (
        <>
          <h3>{text.asRead(read.version)}</h3>
          <p className="typed">{read.text}</p>
        </>
      )}
      <h3>{saidByPerson(words, question)}</h3>
      <p className="typed">{question.text}</p>
      {question.remark !== undefined && (
        <>
          <h3>{remark.of(question.remark.from)}</h3>
          <p className="typed">{question.remark.text}</p>
        </>
      )}
      {replies.map((reply) => (
        <div key={reply.id}>
          <h3>{saidByCoach(words, reply)}</h3>
          {reply.text.trim() === "" ? <p>{text.noWords}</p> : <Markdown text={reply.text} streaming={false} />}
        </div>
      ))}
    </>
  );
}
