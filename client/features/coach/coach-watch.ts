/** Veille or actif. Asleep by default; a reload of the tab in which the coach was called finds it aboard. */
import { create } from "zustand";
import { readTabSetting, writeTabSetting } from "#client/platform/storage.ts";

const SETTING = "coach-aboard";

const store = create<{ aboard: boolean }>(() => ({ aboard: readTabSetting(SETTING) === "yes" }));

export function useCoachAboard(): boolean {
  return store((state) => state.aboard);
}

export function setCoachAboard(aboard: boolean): void {
  writeTabSetting(SETTING, aboard ? "yes" : null);
  store.setState({ aboard });
}
