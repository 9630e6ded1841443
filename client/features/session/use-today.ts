/**
 * Today, as the programme counts it. The day on the screen never changes under someone who is writing: when a new
 * one begins it is offered, and taken only by `moveToCurrentDay`.
 */
import { useEffect } from "react";
import { create } from "zustand";
import { useCalendar } from "#client/db/calendar.ts";
import { now } from "#client/platform/clock.ts";
import { type CivilDate, civilDateIn, countedDay, type Day, DAY_COUNT, dayOn } from "#shared/day.ts";

/** `isOver`: J14 has gone by, and stays the day that is open. */
export type Today = { day: Day; date: CivilDate; isOver: boolean; offered: Day | null };

const LOOK_AGAIN_MS = 60_000;

const useClock = create<{ shownMs: number; currentMs: number }>(() => ({ shownMs: now(), currentMs: now() }));

/** `undefined` until this device knows when the programme began. */
export function useToday(): Today | undefined {
  const calendar = useCalendar();
  const { shownMs, currentMs } = useClock();
  useEffect(watchClock, []);
  if (calendar === undefined) return undefined;
  const date = civilDateIn(calendar.zone, shownMs);
  const day = dayOn(calendar, date);
  const currentDay = dayOn(calendar, civilDateIn(calendar.zone, currentMs));
  const isOver = countedDay(calendar, date) > DAY_COUNT;
  return { day, date, isOver, offered: currentDay === day ? null : currentDay };
}

export function moveToCurrentDay(): void {
  useClock.setState(({ currentMs }) => ({ shownMs: currentMs }));
}

function watchClock(): () => void {
  function look() {
    if (document.visibilityState === "visible") useClock.setState({ currentMs: now() });
  }
  const timer = setInterval(look, LOOK_AGAIN_MS);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}
