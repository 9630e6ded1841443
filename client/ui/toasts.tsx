/**
 * One line and one action at the foot of the page, for what was done and can be undone. Only the newest is shown: a
 * toast that was replaced has had its time. It waits while it is hovered or focused, and never takes the focus; whoever went
 * into it stands where they came from when it goes.
 */
import { type FocusEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useText } from "../i18n/language.ts";
import { closeToast, type Toast, useToastStore } from "./toast.ts";
import "./toasts.css";

/** `DESIGN.md`, "Toast". */
const SHOWN_MS = 6_000;

export function Toasts() {
  const { toast, count } = useToastStore();
  const block = toast !== null && <ToastBlock key={count} toast={toast} />;
  const isFailure = toast?.isFailure === true;
  // The first region is there before its words are, or they would not be announced; an alert is by coming.
  return (
    <div className="toasts">
      <div role="status">{!isFailure && block}</div>
      {isFailure && <div role="alert">{block}</div>}
    </div>
  );
}

function ToastBlock({ toast }: { toast: Toast }) {
  const text = useText().shell;
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const cameFrom = useRef<Element | null>(null);
  const waits = isHovered || isFocused || toast.isFailure === true;
  const close = useEffectEvent(() => closeToast(toast));
  useEffect(() => {
    if (waits) return undefined;
    const timer = setTimeout(() => close(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [waits]);

  function arrive({ relatedTarget }: FocusEvent) {
    if (!isFocused) cameFrom.current = relatedTarget;
    setFocused(true);
  }

  /** Before it goes, so that the focus is nowhere for no moment. */
  function leave() {
    const { current } = cameFrom;
    if (isFocused && current instanceof HTMLElement && current.checkVisibility()) current.focus();
    closeToast(toast);
  }

  const { action } = toast;
  return (
    <div
      className="toast"
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={arrive}
      // The focus that leaves with its window is still here, and comes back here.
      onBlur={({ currentTarget, relatedTarget }) =>
        setFocused(currentTarget.contains(relatedTarget ?? document.activeElement))
      }
    >
      <span>{toast.text}</span>
      {action !== undefined && (
        <button
          type="button"
          className="act"
          onClick={() => {
            leave();
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="act" aria-label={text.closeToast} onClick={leave}>
        ×
      </button>
    </div>
  );
}
