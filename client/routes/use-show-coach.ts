/** Brings the coach of a day into view, wherever it is folded away: a drawer, a phone's tab, another screen. Detached, it needs no pane. */
import { useNavigate } from "@tanstack/react-router";
import { isCoachAfloat } from "#client/features/coach/coach-watch.ts";
import { showSide } from "./layout-state.ts";

/** `.`: the coach of the day on the page. */
export function useShowCoach(): (where: "." | "/app/today") => void {
  const navigate = useNavigate();
  return (where) => {
    if (!isCoachAfloat()) showSide();
    void navigate({ to: where, search: { volet: "coach" }, replace: where === "." });
  };
}
