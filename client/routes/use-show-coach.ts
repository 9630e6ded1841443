/** Brings the coach of a day into view, wherever it is folded away: a drawer, a phone's tab, another screen. */
import { useNavigate } from "@tanstack/react-router";
import { showSide } from "./layout-state.ts";

/** `.`: the coach of the day on the page. */
export function useShowCoach(): (where: "." | "/app/today") => void {
  const navigate = useNavigate();
  return (where) => {
    showSide();
    void navigate({ to: where, search: { volet: "coach" }, replace: where === "." });
  };
}
