/**
 * The window of the coach: docked under the Chat Binôme, or detached, floating over the page. It is one and the same
 * element in both: nothing in it is mounted again, so that no word, place or reply in flight can be lost on the way. Alone
 * in knowing where it floats: while it is dragged, what it holds is not rendered.
 */
import { Minimize2, PictureInPicture2, X } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { CoachBadge, useCoachName } from "./coach-badge.tsx";
import { setDetached, useDetached, useHasRoomToFloat } from "./detached-state.ts";
import type { Edge } from "./detached-box.ts";
import { useDetachedBox } from "./use-detached-box.ts";
import "./coach-frame.css";

type CoachFrameProps = {
  /** How the coach is: its flag, and the word that says what it means. */
  flag: ReactNode;
  word: string;
  onStandBy: () => void;
  /** It was detached or docked again. */
  onPlaced: (isDetached: boolean) => void;
  children: ReactNode;
};

const EDGES = ["n", "e", "s", "w", "ne", "nw", "se", "sw"] as const satisfies readonly Edge[];

export function CoachFrame({ flag, word, onStandBy, onPlaced, children }: CoachFrameProps) {
  const text = useTexts(coachTexts);
  const name = useCoachName();
  const detached = useDetached();
  const hasRoom = useHasRoomToFloat();
  const isFloating = detached && hasRoom;
  const { box, handle, onArrow, reset } = useDetachedBox();
  const header = useRef<HTMLElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  /** Where the focus was when it was detached; nobody's after a reload. */
  const opener = useRef<Element | null>(null);

  const settle = useEffectEvent((isDetached: boolean) => {
    onPlaced(isDetached);
    if (isDetached) {
      opener.current = document.activeElement;
      header.current?.focus();
      return;
    }
    const { current } = opener;
    opener.current = null;
    const isThere = current instanceof HTMLElement && current !== document.body && current.checkVisibility();
    (isThere ? current : toggle.current)?.focus();
  });
  const settled = useRef(detached);
  useEffect(() => {
    if (settled.current === detached) return;
    settled.current = detached;
    settle(detached);
  }, [detached]);

  const place = detached ? text.dock : text.detach;
  const PlaceIcon = detached ? Minimize2 : PictureInPicture2;
  return (
    <>
      {isFloating && <DockRow flag={flag} word={word} />}
      <section
        className={isFloating ? "coach afloat" : "coach"}
        aria-label={isFloating ? text.detachedName(name) : name}
        {...(isFloating && { role: "dialog", style: box })}
        tabIndex={-1}
      >
        <header
          ref={header}
          className="pane-h"
          {...(isFloating && {
            tabIndex: 0,
            role: "group",
            "aria-label": text.moveWindow,
            onKeyDown: onArrow,
            onDoubleClick: reset,
            ...handle("move"),
          })}
        >
          {flag}
          <h2>{useText().coach.title}</h2>
          <CoachBadge />
          <span className="state grow">{word}</span>
          {hasRoom && (
            <button
              ref={toggle}
              type="button"
              className="icon-btn"
              aria-label={place}
              title={place}
              onClick={() => setDetached(!detached)}
            >
              <PlaceIcon className="i" aria-hidden />
            </button>
          )}
          <button type="button" className="icon-btn" aria-label={text.standBy} onClick={onStandBy}>
            <X className="i" aria-hidden />
          </button>
        </header>
        {children}
        {isFloating && EDGES.map((edge) => <div key={edge} className={`pull ${edge}`} {...handle(edge)} />)}
      </section>
    </>
  );
}

/** What stands in the docked window's place. */
function DockRow({ flag, word }: Pick<CoachFrameProps, "flag" | "word">) {
  const text = useTexts(coachTexts);
  return (
    <div className="coach-dock">
      {flag}
      <p>{text.isDetached(word)}</p>
      <button type="button" className="btn" onClick={() => setDetached(false)}>
        {text.dock}
      </button>
    </div>
  );
}
