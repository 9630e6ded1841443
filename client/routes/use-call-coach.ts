/** Calls the coach of the day on the page; from a screen that shows none, today's. */
import { useEffect, useEffectEvent } from "react";
import { callCoach } from "#client/features/coach/coach-watch.ts";
import type { Day } from "#shared/day.ts";
import { useShowCoach } from "./use-show-coach.ts";

/** `day`: the one on the page. */
export function useCallCoach(day: Day | null): () => void {
  const showCoach = useShowCoach();
  return () => {
    callCoach();
    // On the page of a day its block hears the call, and shows itself.
    if (day === null) showCoach("/app/today");
  };
}

/** Ctrl or Cmd with J, everywhere: the browser has a use of its own for it. */
export function useCoachKey(day: Day | null): void {
  const call = useCallCoach(day);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isOurs || event.key.toLowerCase() !== "j" || event.defaultPrevented) return;
    event.preventDefault();
    if (document.querySelector("dialog[open]") === null) call();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
