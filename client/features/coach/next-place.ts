/**
 * Where a reply's next action and its tools stand. Those of the newest reply: below the thread, always in sight, where
 * that leaves the thread room; else among its words. Those of an earlier one are among its words, and its action is no
 * signal any more.
 */
import { createContext, use } from "react";

export type NextPlace = { isNewest: boolean; below: HTMLElement | null };

export const NextPlaceContext = createContext<NextPlace>({ isNewest: false, below: null });

export function useNextPlace(): NextPlace {
  return use(NextPlaceContext);
}
