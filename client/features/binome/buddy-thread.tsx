/**
 * What was written, oldest first. The view follows what comes only while the reader is at its foot; earlier pages come
 * above without moving what is read. Read is what stood at the foot of a pane in sight, in a window that has the focus.
 */
import { Fragment, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { markRead } from "#client/db/buddy-entries.ts";
import type { BuddyThread as Thread } from "#client/db/buddy-entries.ts";
import type { PairRow } from "#client/db/rows.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { isPageVisible, onPageFocused, onPageShown } from "#client/platform/page-life.ts";
import { BuddyEntry } from "./buddy-entry.tsx";
import { opensStretch, stampOf } from "./entry-stamp.ts";
import { stateOf, statesToShow } from "./entry-state.ts";

/** Within this many pixels of the foot, the reader is following. */
const FOOT_PX = 24;

type BuddyThreadProps = { pair: PairRow; name: string; thread: Thread; unread: number; onEarlier: () => void };

export function BuddyThread({ pair, name, thread, unread, onEarlier }: BuddyThreadProps) {
  const text = useTexts(binomeTexts);
  const lang = useLang();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [isAway, setIsAway] = useState(false);
  const rows = [...thread.entries, ...thread.unsent];
  const newest = rows.at(-1);
  const newestSeq = thread.entries.at(-1)?.seq ?? 0;
  const firstId = rows[0]?.id;
  const shownStates = statesToShow(rows, pair.theirs);
  const seenDone = new Set(rows.flatMap(({ body }) => (body.kind === "seen-done" ? [body.of] : [])));

  function toFoot() {
    const box = scroller.current;
    if (box === null) return;
    box.scrollTop = box.scrollHeight;
    noticePlace();
  }

  function noticePlace() {
    const box = scroller.current;
    if (box === null) return;
    following.current = box.scrollHeight - box.scrollTop - box.clientHeight <= FOOT_PX;
    setIsAway(!following.current);
    readWhatIsSeen();
  }

  function readWhatIsSeen() {
    // A pane that is folded, or another tab of a phone, has no height.
    const isSeen = isPageVisible() && document.hasFocus() && (scroller.current?.clientHeight ?? 0) > 0;
    if (isSeen && following.current && newestSeq > pair.mine.read) void markRead(pair.id, newestSeq);
  }

  // What one writes oneself is always brought into view, wherever the reader was.
  const bringIntoView = useEffectEvent((isMine: boolean) => {
    if (isMine || following.current) toFoot();
  });
  useLayoutEffect(() => bringIntoView(newest?.seq === 0), [newest?.id, newest?.seq]);

  // What is added above must not move what is read.
  const height = useRef({ firstId, px: 0 });
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    if (height.current.firstId !== firstId && !following.current) box.scrollTop += box.scrollHeight - height.current.px;
    height.current = { firstId, px: box.scrollHeight };
  }, [firstId, rows.length]);

  const keepPlace = useEffectEvent(() => (following.current ? toFoot() : noticePlace()));
  const look = useEffectEvent(readWhatIsSeen);
  useEffect(() => {
    if (scroller.current === null || content.current === null) return undefined;
    const observer = new ResizeObserver(() => keepPlace());
    // The box too: a keyboard that opens, or a splitter, leaves the words as they are.
    observer.observe(scroller.current);
    observer.observe(content.current);
    const stopListening = [onPageShown(() => look()), onPageFocused(() => look()), () => observer.disconnect()];
    return () => {
      for (const stop of stopListening) stop();
    };
  }, []);

  return (
    <div
      className="buddy-scroll"
      ref={scroller}
      role="log"
      aria-live="off"
      aria-label={text.thread(name)}
      tabIndex={0}
      onScroll={noticePlace}
    >
      <div className="buddy-thread" ref={content}>
        {thread.hasEarlier ? (
          <button type="button" className="btn btn-quiet buddy-earlier" onClick={onEarlier}>
            {text.earlier}
          </button>
        ) : (
          <p className="buddy-private">{text.private(name)}</p>
        )}
        {rows.length === 0 && <p className="buddy-first">{text.first(name)}</p>}
        {rows.map((row, index) => (
          <Fragment key={row.id}>
            {opensStretch(row, rows[index - 1]) && (
              <p className="buddy-stamp">
                <time dateTime={new Date(row.at).toISOString()}>{stampOf(lang, row.at, text.yesterday)}</time>
              </p>
            )}
            <BuddyEntry
              row={row}
              name={name}
              state={row.fromMe && shownStates.has(row.id) ? stateOf(row, pair.theirs) : null}
              isSeenDone={seenDone.has(row.id)}
            />
          </Fragment>
        ))}
      </div>
      {isAway && (
        <div className="buddy-follow">
          <button type="button" className="btn" onClick={toFoot}>
            {unread > 0 ? `${text.toNewest} (${unread})` : text.toNewest}
          </button>
        </div>
      )}
    </div>
  );
}
