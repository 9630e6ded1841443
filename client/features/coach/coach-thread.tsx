/**
 * The day's thread. A log that assistive technology can walk and that never speaks by itself: the start and the end
 * of a reply are announced beside it, never its tokens. The view follows the reply only while the reader is at its
 * foot.
 */
import { memo, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { CoachAnnouncer } from "./coach-announcer.tsx";
import type { ThreadActions } from "./coach-reply.tsx";
import { noticeTyping, useShownWords } from "./live-replies.ts";
import { TurnList } from "./turn-list.tsx";
import type { ThreadTurn } from "#client/db/threads.ts";
import type { Reply } from "#shared/message.ts";

/** With less than this left for the thread, the next action scrolls with it (`DESIGN.md`, "Layout"). */
const THREAD_MIN_PX = 220;
/** What the row of the newest reply's tools takes below the thread, at most. */
const TOOLS_PX = 48;
/** Within this many pixels of the foot, the reader is following. */
const FOOT_PX = 24;

/** Without a word for so long, the caret blinks: it waits. */
const STILL_MS = 1_000;

type FollowWordsProps = { reply: Reply; thread: RefObject<HTMLDivElement | null>; onWords: () => void };
type CoachThreadProps = { turns: readonly ThreadTurn[]; online: boolean; actions: ThreadActions };

/** A keystroke in the composer beside it is none of its business. */
export const CoachThread = memo(function CoachThread({ turns, online, actions }: CoachThreadProps) {
  const text = useTexts(coachTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [below, setBelow] = useState<HTMLDivElement | null>(null);
  const [hasRoomBelow, setHasRoomBelow] = useState(true);
  const nextPlace = useMemo(() => ({ isNewest: true, below: hasRoomBelow ? below : null }), [below, hasRoomBelow]);
  const last = useRef({ top: 0, height: 0 });
  const [away, setAway] = useState(false);
  const newest = turns.at(-1)?.current;

  function toFoot() {
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
  }

  /** Whoever has just gone up has not been noticed yet. */
  function keepFoot() {
    noticePlace();
    if (!following.current) return;
    toFoot();
    noticePlace();
  }

  function noticePlace() {
    const box = scroller.current;
    if (box === null) return;
    // The list corrects its heights as turns are measured, which scrolls too: only who goes up leaves the foot.
    const isGoingUp = box.scrollTop < last.current.top && box.scrollHeight >= last.current.height;
    last.current = { top: box.scrollTop, height: box.scrollHeight };
    if (box.scrollHeight - box.scrollTop - box.clientHeight <= FOOT_PX) following.current = true;
    else if (isGoingUp) following.current = false;
    setAway(!following.current);
  }

  // A question of one's own is always brought into view, wherever the reader was.
  const newestId = newest?.id;
  const shownId = useRef<string | undefined>(undefined);
  const bringIntoView = useEffectEvent((id: string | undefined) => {
    if (shownId.current === id) return;
    shownId.current = id;
    following.current = true;
    toFoot();
  });
  useEffect(() => bringIntoView(newestId), [newestId]);

  /** Wherever the next action stands now, the thread would have the same room left with it below. */
  function measureRoomBelow() {
    // Until the reply is whole there is nothing to place, and each word of it comes by here.
    if (newest?.state.status !== "complete") return;
    const height = scroller.current?.clientHeight ?? 0;
    const inThread = content.current?.querySelector<HTMLElement>(".next-action.newest")?.offsetHeight ?? 0;
    // Below, the tools take a row more: what came up must not push itself away again.
    const asked = hasRoomBelow ? THREAD_MIN_PX : THREAD_MIN_PX + TOOLS_PX;
    setHasRoomBelow(height - inThread >= asked);
  }

  const keepPlace = useEffectEvent(() => {
    measureRoomBelow();
    if (following.current) toFoot();
    else noticePlace();
  });
  const isWriting = newest?.state.status === "streaming";
  useEffect(() => {
    if (scroller.current === null || content.current === null) return undefined;
    const observer = new ResizeObserver(() => keepPlace());
    // A keyboard that opens, or a window that is made smaller, leaves the words as they are.
    observer.observe(scroller.current);
    // While a reply is written, `FollowWords` follows it: an observer would have each frame of it laid out twice.
    if (!isWriting) observer.observe(content.current);
    return () => observer.disconnect();
  }, [isWriting]);

  return (
    <>
      <div
        className="thread-scroll"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={text.thread}
        tabIndex={0}
        onScroll={noticePlace}
      >
        <div className="thread" ref={content}>
          <TurnList turns={turns} online={online} scroller={scroller} actions={actions} nextPlace={nextPlace} />
        </div>
        {away && isWriting && (
          <div className="follow">
            <button type="button" className="btn" onClick={toFoot}>
              {text.follow}
            </button>
          </div>
        )}
      </div>
      <div className="below-thread" ref={setBelow} />
      {isWriting && <FollowWords reply={newest} thread={scroller} onWords={keepFoot} />}
      <CoachAnnouncer newest={newest ?? null} />
    </>
  );
});

/**
 * In the very render that brings the words, so that the page is laid out once for both. Whoever writes meanwhile, in any
 * field, has their letters first.
 */
function FollowWords({ reply, thread, onWords }: FollowWordsProps) {
  const words = useShownWords(reply);
  const follow = useEffectEvent((_words: string) => onWords());
  useLayoutEffect(() => follow(words), [words]);
  useEffect(() => blinkOnceStill(thread.current, words), [thread, words]);
  useEffect(() => {
    document.addEventListener("input", noticeTyping);
    return () => document.removeEventListener("input", noticeTyping);
  }, []);
  return null;
}

/**
 * The caret is steady while words come, as any caret: a blink keeps the page drawing, and a keystroke would wait for it.
 * `_words`: with others it begins anew. Returns the way to end it.
 */
function blinkOnceStill(box: HTMLElement | null, _words: string): () => void {
  const timer = setTimeout(() => box?.setAttribute("data-still", ""), STILL_MS);
  return () => {
    clearTimeout(timer);
    box?.removeAttribute("data-still");
  };
}
