/**
 * The coach block of the cockpit, fixed under the Chat Binôme. *Veille*: one discreet button, and nothing is read.
 * *Actif*: a window of its own with the day's thread.
 */
import { useEffect, useEffectEvent, useRef } from "react";
import { useText } from "#client/i18n/language.ts";
import { useOnline } from "#client/platform/online.ts";
import { Flag } from "#client/ui/flag.tsx";
import type { Day } from "#shared/day.ts";
import { stopReply } from "./ask-coach.ts";
import { CoachWindow } from "./coach-window.tsx";
import { setCoachAboard, useCoachAboard } from "./coach-watch.ts";
import { useCoachThread } from "./use-coach-thread.ts";
import "./coach.css";

type AICoachWidgetProps = {
  day: Day;
  /** Brings the block into view where it is folded away: a drawer, a phone's tab. */
  onCall: () => void;
};

export function AICoachWidget({ day, onCall }: AICoachWidgetProps) {
  const aboard = useCoachAboard();
  const thread = useCoachThread(day);
  const online = useOnline();
  const composer = useRef<HTMLTextAreaElement>(null);
  const callButton = useRef<HTMLButtonElement>(null);
  const focusNext = useRef<"composer" | "call" | null>(null);

  function call() {
    focusNext.current = "composer";
    setCoachAboard(true);
    onCall();
    // Already aboard: no render will bring the field, it is there.
    composer.current?.focus();
  }

  function standBy() {
    focusNext.current = "call";
    setCoachAboard(false);
  }

  useEffect(() => {
    const target = focusNext.current === "composer" ? composer.current : callButton.current;
    if (focusNext.current !== null) target?.focus();
    focusNext.current = null;
  }, [aboard]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "j") {
      event.preventDefault();
      call();
    } else if (event.key === "Escape" && !event.defaultPrevented && document.querySelector("dialog[open]") === null) {
      if (thread?.busy?.state.status === "streaming") void stopReply(thread.busy.id);
      else if (aboard) standBy();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  if (!aboard) return <Veille callRef={callButton} onCall={call} />;
  return <CoachWindow day={day} thread={thread} online={online} composerRef={composer} onStandBy={standBy} />;
}

function Veille({ callRef, onCall }: { callRef: React.RefObject<HTMLButtonElement | null>; onCall: () => void }) {
  const text = useText().coach;
  return (
    <section className="veille" aria-label={text.titleWithAi}>
      <div className="row">
        <Flag id="f-k" />
        <div>
          <h2>
            {text.title} <span className="ai">{text.ai}</span>
          </h2>
          <p>{text.asleep}</p>
        </div>
      </div>
      <button ref={callRef} type="button" className="btn" aria-keyshortcuts="Control+J Meta+J" onClick={onCall}>
        {text.call}
        <kbd aria-hidden="true">Ctrl J</kbd>
      </button>
    </section>
  );
}
