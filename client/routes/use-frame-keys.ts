/** The keys that lead around the frame, whatever is on: from pane to pane, and from day to day. */
import { useEffect, useEffectEvent } from "react";
import { Day } from "#shared/day.ts";
import { useGo } from "./use-go.ts";

/** In reading order. Those that take no focus themselves have it on what is current in them, else on their first control. */
const PANES = [".rail", "#page", "#binome", ".veille", ".coach", ".status"];

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
  const shown = PANES.flatMap((pane) => {
    const element = document.querySelector<HTMLElement>(pane);
    return element?.checkVisibility() === true ? [element] : [];
  });
  const at = shown.findIndex((element) => element.contains(document.activeElement));
  const next = shown[at === -1 ? (step === 1 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length];
  const inside = next?.hasAttribute("tabindex") === true ? next : next?.querySelector<HTMLElement>("[aria-current]");
  (inside ?? next?.querySelector<HTMLElement>("a, button"))?.focus();
}

/** Where Alt and an arrow move the caret, or open a list. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
