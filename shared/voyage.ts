/**
 * How the voyage stands: which days were closed, and how many stopovers are left. A stopover is a day that went by and
 * was not closed. Nothing resets, and a day closed later gives its stopover back.
 */
import { type Day, DAYS } from "./day.ts";

/** `PRODUCT.md`: two stopovers in hand. */
const STOPOVERS = 2;

/** Where the programme stands; `isOver`: J14 has gone by, and no day is today's any more. */
export type Standing = { day: Day; isOver: boolean };

export type Voyage = {
  /** Days closed, whenever that was. */
  kept: number;
  /** Stopovers left, never below zero: nobody is told how many too many there were. */
  stopovers: number;
  /** Every day is behind: gone by, or closed. The ship is dressed. */
  arrived: boolean;
};

export type DayTime = "past" | "today" | "upcoming";

/** Today itself is no stopover yet. */
export function voyageOf(standing: Standing, closed: ReadonlySet<Day>): Voyage {
  const open = DAYS.filter((day) => !closed.has(day));
  const missed = open.filter((day) => timeOf(day, standing) === "past").length;
  return { kept: closed.size, stopovers: Math.max(STOPOVERS - missed, 0), arrived: missed === open.length };
}

/** Before it is known when the programme began, every day is to come. */
export function timeOf(day: Day, standing: Standing | undefined): DayTime {
  if (standing === undefined || day > standing.day) return "upcoming";
  return day < standing.day || standing.isOver ? "past" : "today";
}
