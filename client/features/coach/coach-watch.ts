/** Veille or actif. Asleep by default; a reload of the tab in which the coach was called finds it aboard. */
import { useEffect, useEffectEvent } from "react";
import { create } from "zustand";
import { readSetting, readTabSetting, writeTabSetting } from "#client/platform/storage.ts";

const SETTING = "coach-aboard";
/** For `detached-state`, which no first load has. */
export const DETACHED = "coach-detached";

const store = create<{ aboard: boolean; called: boolean }>(() => ({
  aboard: readTabSetting(SETTING) === "yes",
  called: false,
}));

export function useCoachAboard(): boolean {
  return store((state) => state.aboard);
}

export function setCoachAboard(aboard: boolean): void {
  writeTabSetting(SETTING, aboard ? "yes" : null);
  store.setState({ aboard });
}

/** Whether its window floats, or will: no pane has to be opened for it to be seen. */
export function isCoachAfloat(): boolean {
  return innerWidth >= 720 && readSetting(DETACHED) !== null;
}

/** Calls the coach from elsewhere: whoever called is to write next, as soon as its block is on the page. */
export function callCoach(): void {
  setCoachAboard(true);
  store.setState({ called: true });
}

/** Hands each such call to the block, once. */
export function useCoachCalls(onCall: () => void): void {
  const called = store((state) => state.called);
  const answer = useEffectEvent(onCall);
  useEffect(() => {
    if (!called) return;
    store.setState({ called: false });
    answer();
  }, [called]);
}
