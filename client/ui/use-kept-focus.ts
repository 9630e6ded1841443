/**
 * Keeps the keyboard where it was working: when the control that had the focus goes away with what it did, the focus
 * goes to the pane around it instead of falling to the page. Never to a text field: a phone would open its keyboard.
 */
import { type FocusEvent, type RefObject, useEffect, useRef } from "react";

type KeptFocus<T extends HTMLElement> = {
  ref: RefObject<T | null>;
  tabIndex: -1;
  onFocus: () => void;
  onBlur: (event: FocusEvent<T>) => void;
};

/** Spread on the pane. */
export function useKeptFocus<T extends HTMLElement>(): KeptFocus<T> {
  const ref = useRef<T>(null);
  const isInside = useRef(false);

  // After every render: a control may be hidden by one as well.
  useEffect(() => {
    if (isInside.current && document.activeElement === document.body) ref.current?.focus();
  });
  // A part of the pane renders without the pane: its controls go away all the same.
  useEffect(() => {
    const pane = ref.current;
    const watch = new MutationObserver(() => {
      if (isInside.current && document.activeElement === document.body) pane?.focus();
    });
    if (pane !== null) watch.observe(pane, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);

  function noticeLeaving({ target, relatedTarget }: FocusEvent<T>) {
    if (relatedTarget !== null) {
      isInside.current = ref.current?.contains(relatedTarget) ?? false;
      return;
    }
    // To nothing: the control went away, or the person pressed beside everything and it is still there.
    requestAnimationFrame(() => {
      if (target.isConnected && document.activeElement === document.body) isInside.current = false;
    });
  }

  function noticeArrival() {
    isInside.current = true;
  }

  return { ref, tabIndex: -1, onFocus: noticeArrival, onBlur: noticeLeaving };
}
