/** The keys that lead around the frame, whatever is on: from pane to pane, and from day to day. */
import { useEffect, useEffectEvent } from "react";
import { Day } from "#shared/day.ts";
import { useGo } from "./use-go.ts";

/** In reading order: each pane, and what takes the focus in it, where that is not the pane itself. */
const PANES = [
  { pane: ".rail", focus: "[aria-current], a" },
  { pane: "#page", focus: null },
  { pane: "#binome", focus: null },
  { pane: ".veille", focus: "button" },
  { pane: ".coach", focus: null },
  { pane: ".status", focus: "a, button" },
] as const;

/** `day`: the one on the page, `null` on screens that show none. */
export function useFrameKeys(day: Day | null): void {
  const go = useGo();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]") !== null)
      return;
    if (event.key === "F6" && !event.altKey) {
      event.preventDefault();
      focusNextPane(event.shiftKey ? -1 : 1);
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || !event.altKey || event.shiftKey || day === null || isField(event.target)) return;
    const next = Day.safeParse(day + step);
    if (!next.success) return;
    event.preventDefault();
    go({ to: "/app/day/$day", params: { day: String(next.data) } });
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

function focusNextPane(step: 1 | -1): void {
  const shown = PANES.flatMap(({ pane, focus }) => {
    const element = document.querySelector<HTMLElement>(pane);
    return element?.checkVisibility() === true ? [{ element, focus }] : [];
  });
  const at = shown.findIndex(({ element }) => element.contains(document.activeElement));
  const next = shown[at === -1 ? (step === 1 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length];
  if (next === undefined) return;
  (next.focus === null ? next.element : next.element.querySelector<HTMLElement>(next.focus))?.focus();
}

/** Where Alt and an arrow move the caret, or open a list. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
