/** Where the person is, read from the address. */
import { useParams, useRouterState } from "@tanstack/react-router";
import { Day } from "#shared/day.ts";
import type { Pane } from "./pane.ts";

/** The day on the page (none on the other screens) and the pane that a phone shows. */
export function usePlace(today: Day | undefined): { day: Day | null; pane: Pane } {
  const { pathname, search } = useRouterState({ select: (state) => state.location });
  const { day } = useParams({ strict: false });
  if (pathname === "/app/today") return { day: today ?? null, pane: search.volet ?? "mission" };
  const opened = Day.safeParse(Number(day));
  if (opened.success) return { day: opened.data, pane: search.volet ?? "mission" };
  return { day: null, pane: "mission" };
}
