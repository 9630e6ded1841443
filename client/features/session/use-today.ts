/**
 * Today, as the programme counts it. The day on the screen never changes under someone who is writing: when a new
 * one begins it is offered, and taken only by `moveToCurrentDay`.
 */
import { useEffect } from "react";
import { create } from "zustand";
import { useSession } from "#client/db/session.ts";
import { now } from "#client/platform/clock.ts";
import { type CivilDate, civilDateIn, type Day, dayOn } from "#shared/day.ts";

export type Today = { day: Day; date: CivilDate; offered: Day | null };

const LOOK_AGAIN_MS = 60_000;

const useClock = create<{ shownMs: number; currentMs: number }>(() => ({ shownMs: now(), currentMs: now() }));

/** `undefined` until this device knows when the programme began. */
export function useToday(): Today | undefined {
  const session = useSession();
  const { shownMs, currentMs } = useClock();
  useEffect(watchClock, []);
  if (session === undefined) return undefined;
  const date = civilDateIn(session.zone, shownMs);
  const currentDate = civilDateIn(session.zone, currentMs);
  const day = dayOn(session.startedOn, date);
  const currentDay = dayOn(session.startedOn, currentDate);
  return { day, date, offered: currentDay === day ? null : currentDay };
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
