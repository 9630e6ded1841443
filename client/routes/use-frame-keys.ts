/** The keys that lead around the frame, whatever is on: from pane to pane, and from day to day. */
import { useEffect, useEffectEvent } from "react";
import { Day } from "#shared/day.ts";
import { useGo } from "./use-go.ts";

/**
 * In reading order. Those that take no focus themselves have it on what is current in them, else on their first control; one
 * with neither is passed over, and so is one made of others.
 */
const PANES = [
  ".mob-h",
  ".rail",
  "#page",
  ".journal > .list",
  ".journal > .reader",
  "#binome",
  ".veille",
  ".coach",
  ".side",
  ".notices",
  ".toasts",
  ".status",
  ".tabs",
];
const CONTROLS = "a, button, input, textarea, summary";

/** `day`: the one on the page; on screens that show none, today. */
export function useFrameKeys(day: Day | undefined): void {
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
    const from = headedFor() ?? day;
    if (step === undefined || !event.altKey || event.shiftKey || from === undefined || isField(event.target)) return;
    const next = Day.safeParse(from + step);
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

/** The day in the address, which is ahead of the page: keys pressed in a row each go one day further. */
function headedFor(): Day | undefined {
  return Day.safeParse(Number(/^\/app\/day\/(\d+)$/.exec(location.pathname)?.[1])).data;
}

function focusNextPane(step: 1 | -1): void {
  const all = PANES.flatMap((pane) => {
    const element = document.querySelector<HTMLElement>(pane);
    const entry = element === null ? undefined : entryOf(element);
    return element === null || entry === undefined ? [] : [{ element, entry }];
  });
  const shown = all.filter(({ element }) =>
    all.every((one) => one.element === element || !element.contains(one.element)),
  );
  const focused = document.activeElement ?? document.body;
  const at = shown.findIndex(({ element }) => element.contains(focused));
  /** Of the panes around which the focus is, as it is around all of them to begin with. */
  const first = Math.max(
    0,
    shown.findIndex(({ element }) => focused.contains(element)),
  );
  const next = at !== -1 ? at + step : step === 1 ? first : first - 1;
  shown[(next + shown.length) % shown.length]?.entry.focus();
}

/** What of a pane has the focus when one comes to it. */
function entryOf(pane: HTMLElement): HTMLElement | undefined {
  const inside = [
    ...(pane.hasAttribute("tabindex") ? [pane] : []),
    ...pane.querySelectorAll<HTMLElement>("[aria-current]"),
    ...pane.querySelectorAll<HTMLElement>(CONTROLS),
  ];
  return inside.find((element) => element.checkVisibility());
}

/** Where Alt and an arrow move the caret, or open a list. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
