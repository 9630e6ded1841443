/** The single keys that lead somewhere, on every screen: each goes to its pane first, wherever that is. */
import type { Day } from "#shared/day.ts";
import { useSingleKeys } from "#client/ui/single-keys.ts";
import { BINOME, CRITERIA, JOURNAL_SEARCH, SHEET } from "./landmarks.ts";
import { canFold, showSide, toggleFold } from "./layout-state.ts";
import { useCallCoach } from "./use-call-coach.ts";
import { useGo } from "./use-go.ts";

/** `day`: the one on the page. `onHelp`: opens the list of the keys. */
export function useLetterKeys(day: Day | null, onHelp: () => void): void {
  const go = useGo();
  const cockpit = day === null ? { to: "/app/today" as const } : { to: "." as const, replace: true };

  function showBinome() {
    showSide();
    go({ ...cockpit, search: { volet: "binome" } }, BINOME);
  }

  useSingleKeys({
    c: useCallCoach(day),
    e: () => go({ ...cockpit, search: {} }, SHEET),
    b: showBinome,
    "g c": () => go({ ...cockpit, search: {} }, CRITERIA),
    "g t": () => go({ to: "/app/today" }),
    "g j": () => go({ to: "/app/journal" }),
    "g p": () => go({ to: "/app/profil" }),
    "/": () => go({ to: "/app/journal" }, JOURNAL_SEARCH),
    "[": () => canFold("rail") && toggleFold("rail"),
    "]": () => canFold("side") && toggleFold("side"),
    "?": onHelp,
  });
}
