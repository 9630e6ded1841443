/** Today, as the programme counts it, on a page that may stay open for days. */
import { useEffect } from "react";
import { create } from "zustand";
import { useCalendar } from "#client/db/calendar.ts";
import { now } from "#client/platform/clock.ts";
import { type Today, todayOf } from "./today-of.ts";

export type { Today };

const LOOK_AGAIN_MS = 60_000;

const useClock = create<{ shownMs: number; currentMs: number }>(() => ({ shownMs: now(), currentMs: now() }));

/** `undefined` until this device knows when the programme began. */
export function useToday(): Today | undefined {
  const calendar = useCalendar();
  const { shownMs, currentMs } = useClock();
  useEffect(watchClock, []);
  return calendar === undefined ? undefined : todayOf(calendar, shownMs, currentMs);
}

/** The new day that was offered is taken. */
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
