/** Veille or actif. Asleep by default; a reload of the tab in which the coach was called finds it aboard. */
import { useEffect, useEffectEvent } from "react";
import { create } from "zustand";
import { readTabSetting, writeTabSetting } from "#client/platform/storage.ts";

const SETTING = "coach-aboard";

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
