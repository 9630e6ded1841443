/**
 * The coach block of the cockpit, fixed under the Chat Binôme. *Veille*: one discreet button, and nothing is read.
 * *Actif*: a window of its own with the day's thread.
 */
import { type ReactNode, type RefObject, Suspense, useEffect, useEffectEvent, useRef } from "react";
import { useText } from "#client/i18n/language.ts";
import { Flag } from "#client/ui/flag.tsx";
import { focusOnceShown } from "#client/ui/focus-once-shown.ts";
import { fetchedPart } from "#client/ui/fetched-part.tsx";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { Day } from "#shared/day.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import { CoachBadge, useCoachName } from "./coach-badge.tsx";
import { setCoachAboard, useCoachAboard, useCoachCalls } from "./coach-watch.ts";
import { modKey } from "#client/platform/mod-key.ts";
import { whenIdle } from "#client/platform/page-life.ts";
import "./coach.css";

/** The window is no part of the cockpit's first load. It is fetched as soon as the page is at rest, for a call offline. */
const coachWindow = fetchedPart(async () => (await import("./coach-window.tsx")).CoachWindow);

type AICoachWidgetProps = {
  day: Day;
  /** Brings the block into view where it is folded away: a drawer, a phone's tab. */
  onCall: () => void;
  /** Its window was detached, or docked again. */
  onPlaced: (isDetached: boolean) => void;
  /** Shows a passage of the deliverable where it is written. */
  onShowPassage: (passage: JudgedPassage) => void;
  /** What sends that to the binôme; nothing where there is none. */
  sendTools: (body: BuddyBody) => ReactNode;
};

export function AICoachWidget({ day, onCall, onPlaced, onShowPassage, sendTools }: AICoachWidgetProps) {
  const aboard = useCoachAboard();
  const composer = useRef<HTMLTextAreaElement>(null);
  const callButton = useRef<HTMLButtonElement>(null);
  /** Who called the coach is to write next; who sent it back to veille stands where they called from. */
  const focusNext = useRef<"composer" | "call" | null>(null);

  function call() {
    focusNext.current = "composer";
    setCoachAboard(true);
    onCall();
    moveFocus();
  }

  /** Whoever is writing elsewhere goes on writing there. */
  function standBy() {
    const isElsewhere = document.activeElement?.closest(".coach") === null && document.activeElement !== document.body;
    focusNext.current = isElsewhere ? null : "call";
    setCoachAboard(false);
  }

  /**
   * Waits for the element where it is still to come: each place calls this when it is mounted, and the composer once it
   * takes words. What is typed into a field that takes none would be lost.
   */
  function moveFocus() {
    const isCalled = focusNext.current === "composer";
    const target = isCalled ? composer.current : callButton.current;
    if (focusNext.current === null || target === null || target.getAttribute("aria-busy") === "true") return;
    focusNext.current = null;
    if (isCalled) focusOnceShown(() => composer.current);
    else {
      target.focus();
      // Detached, its window closes where the column that it leaves for may be folded away.
      if (document.activeElement !== target) document.getElementById("page")?.focus();
    }
  }

  useCoachCalls(call);
  useEffect(() => whenIdle(() => void coachWindow.fetch()), []);

  const veille = <Veille callRef={callButton} onCall={call} onMounted={moveFocus} />;
  if (!aboard) return veille;
  return (
    <Suspense fallback={veille}>
      <coachWindow.Part
        day={day}
        composerRef={composer}
        onMounted={moveFocus}
        onStandBy={standBy}
        onPlaced={onPlaced}
        onShowPassage={onShowPassage}
        sendTools={sendTools}
      />
    </Suspense>
  );
}

type VeilleProps = { callRef: RefObject<HTMLButtonElement | null>; onCall: () => void; onMounted: () => void };

function Veille({ callRef, onCall, onMounted }: VeilleProps) {
  const text = useText().coach;
  const tellMounted = useEffectEvent(onMounted);
  useEffect(() => tellMounted(), []);
  return (
    <section className="veille" aria-label={useCoachName()}>
      <div className="row">
        <Flag id="f-k" />
        <div>
          <h2>
            {text.title} <CoachBadge />
          </h2>
          <p>{text.asleep}</p>
        </div>
      </div>
      <button ref={callRef} type="button" className="btn" aria-keyshortcuts="Control+J Meta+J" onClick={onCall}>
        {text.call}
        <kbd aria-hidden="true">{modKey()} J</kbd>
      </button>
    </section>
  );
}
