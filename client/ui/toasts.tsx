/**
 * One line and one action at the foot of the page, for what was done and can be undone. Only the newest is shown: a
 * toast that was replaced has had its time. It waits while it is hovered or focused, and never takes the focus.
 */
import { useEffect, useEffectEvent, useState } from "react";
import { create } from "zustand";
import { useText } from "../i18n/language.ts";
import "./toasts.css";

export type Toast = {
  text: string;
  action?: { label: string; run: () => void };
  /** Stays until it is answered or closed: for what the person must not miss. */
  stays?: boolean;
};

/** `DESIGN.md`, "Toast". */
const SHOWN_MS = 6_000;

const useToastStore = create<{ toast: Toast | null; count: number }>(() => ({ toast: null, count: 0 }));

export function showToast(toast: Toast): void {
  useToastStore.setState(({ count }) => ({ toast, count: count + 1 }));
}

function closeToast(toast: Toast): void {
  useToastStore.setState((state) => (state.toast === toast ? { toast: null } : state));
}

export function Toasts() {
  const { toast, count } = useToastStore();
  // The region is there before its words are, or they would not be announced.
  return (
    <div className="toasts" role="status">
      {toast !== null && <ToastBlock key={count} toast={toast} />}
    </div>
  );
}

function ToastBlock({ toast }: { toast: Toast }) {
  const text = useText().shell;
  const [held, setHeld] = useState(false);
  const waits = held || toast.stays === true;
  const close = useEffectEvent(() => closeToast(toast));
  useEffect(() => {
    if (waits) return undefined;
    const timer = setTimeout(() => close(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [waits]);

  const { action } = toast;
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {action !== undefined && (
        <button
          type="button"
          className="act"
          onClick={() => {
            closeToast(toast);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="act" aria-label={text.closeToast} onClick={() => closeToast(toast)}>
        ×
      </button>
    </div>
  );
}
