/**
 * Where a reply's next action stands. That of the newest reply is the next manoeuvre: below the thread, always in sight,
 * where that leaves the thread room; else among its words. An earlier one is among its words, and is no signal any more.
 */
import { createContext, use } from "react";

export type NextPlace = { isNewest: boolean; below: HTMLElement | null };

export const NextPlaceContext = createContext<NextPlace>({ isNewest: false, below: null });

export function useNextPlace(): NextPlace {
  return use(NextPlaceContext);
}
