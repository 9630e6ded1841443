/**
 * How the voyage stands: which days were closed, and how many stopovers are left. A stopover is a day that went by and
 * was not closed. Nothing resets, and a day closed later gives its stopover back.
 */
import { type Day, DAY_COUNT, DAYS } from "./day.ts";

/** `PRODUCT.md`: two stopovers in hand. */
const STOPOVERS = 2;

export type Voyage = {
  /** Days closed, whenever that was. */
  kept: number;
  /** Stopovers left, never below zero: nobody is told how many too many there were. */
  stopovers: number;
  /** The last day is closed: the ship is dressed. */
  arrived: boolean;
};

/** Today itself is no stopover yet. */
export function voyageOf(today: Day, closed: ReadonlySet<Day>): Voyage {
  const missed = DAYS.filter((day) => day < today && !closed.has(day)).length;
  return { kept: closed.size, stopovers: Math.max(STOPOVERS - missed, 0), arrived: closed.has(DAY_COUNT) };
}
