/** Which parts of the frame are folded. Remembered on this device; a narrow window starts with its drawer shut. */
import { create } from "zustand";
import { readSetting, writeSetting } from "#client/platform/storage.ts";

type Fold = "open" | "closed";

/** Below this the side column is a drawer over the page (DESIGN, "Layout"). */
const DRAWER_BELOW = "(max-width: 1023px)";

export const useLayout = create<{ rail: Fold; side: Fold }>(() => ({
  rail: remembered("rail"),
  side: matchMedia(DRAWER_BELOW).matches ? "closed" : remembered("side"),
}));

export function toggleFold(part: "rail" | "side"): void {
  setFold(part, useLayout.getState()[part] === "open" ? "closed" : "open");
}

export function showSide(): void {
  setFold("side", "open");
}

function setFold(part: "rail" | "side", fold: Fold): void {
  if (!matchMedia(DRAWER_BELOW).matches) writeSetting(part, fold);
  useLayout.setState({ [part]: fold });
}

function remembered(part: "rail" | "side"): Fold {
  return readSetting(part) === "closed" ? "closed" : "open";
}
