/** Whether the person wants the coach's window to float: remembered on this device. It does where there is room. */
import { create } from "zustand";
import { readSetting, writeSetting } from "#client/platform/storage.ts";
import { useWindowSize } from "#client/platform/window-size.ts";
import { DETACHED } from "./coach-watch.ts";

/** In a narrower window one pane is shown at a time, and nothing over it. The same as in `isCoachAfloat`. */
const FROM_PX = 720;

const useStore = create<{ detached: boolean }>(() => ({ detached: readSetting(DETACHED) !== null }));

export function useDetached(): boolean {
  return useStore((state) => state.detached);
}

export function setDetached(detached: boolean): void {
  writeSetting(DETACHED, detached ? "yes" : null);
  useStore.setState({ detached });
}

export function useHasRoomToFloat(): boolean {
  return useWindowSize("innerWidth") >= FROM_PX;
}
