/** The pane of the cockpit that a phone shows, kept in the address so that back and forward work. */
import * as z from "zod/mini";

export const Pane = z.enum(["mission", "binome", "coach"]);
export type Pane = z.infer<typeof Pane>;

export type CockpitSearch = { volet?: Pane };

/** An unknown pane in an address is no reason to refuse the page. */
export function parseCockpitSearch(search: Record<string, unknown>): CockpitSearch {
  const pane = Pane.safeParse(search["volet"]);
  return pane.success ? { volet: pane.data } : {};
}
