/**
 * Which parts of the frame are folded and how large its panes are. Remembered on this device; a narrow window starts
 * with its drawer shut.
 */
import { create } from "zustand";
import { readSetting, writeSetting } from "#client/platform/storage.ts";
import { useWindowSize } from "#client/platform/window-size.ts";
import { useHasBinome } from "#client/features/binome/use-has-binome.ts";
import { binomeSize, FOLDED_BINOME, type PaneSize, sideSize } from "./pane-sizes.ts";

type Fold = "open" | "closed";
/** In CSS pixels; `null`: the default. */
type Size = number | null;

/** Below this the side column is a drawer over the page (DESIGN, "Layout"). */
const DRAWER_BELOW = "(max-width: 1023px)";

/** What the person folds or opens. */
type Part = "rail" | "side" | "binome";

/** `moved`: the part that was folded or opened last, for its motion; `null` while all stand as they were found. */
type Layout = { rail: Fold; side: Fold; sideWidth: Size; binomeHeight: Size; moved: Part | null };

export const useLayout = create<Layout>(() => ({
  rail: remembered("rail"),
  side: matchMedia(DRAWER_BELOW).matches ? "closed" : remembered("side"),
  sideWidth: rememberedSize("sideWidth"),
  binomeHeight: rememberedSize("binomeHeight"),
  moved: null,
}));

// A window made narrow, or a tablet turned, keeps its page in sight; who writes in the column goes on writing there.
matchMedia(DRAWER_BELOW).addEventListener("change", ({ matches }) => {
  const isWriting = document.activeElement?.matches(".side textarea") === true;
  if (!matches || !isWriting) useLayout.setState({ side: matches ? "closed" : remembered("side") });
});

export function useSideSize(): PaneSize {
  const { sideWidth, rail } = useLayout();
  return sideSize(sideWidth, useWindowSize("innerWidth"), rail === "open");
}

export function useBinomeSize(): PaneSize {
  const chosen = useLayout((state) => state.binomeHeight);
  return binomeSize(chosen, useWindowSize("innerHeight"), useHasBinome());
}

/** Folded is the least height that the person can give it. */
export function useIsBinomeFolded(): boolean {
  return useLayout((state) => state.binomeHeight === FOLDED_BINOME);
}

export function toggleBinome(): void {
  resizePane("binomeHeight", useLayout.getState().binomeHeight === FOLDED_BINOME ? null : FOLDED_BINOME);
  useLayout.setState({ moved: "binome" });
}

export function resizePane(pane: "sideWidth" | "binomeHeight", size: Size): void {
  writeSetting(pane, size === null ? null : String(size));
  useLayout.setState({ [pane]: size });
}

export function toggleFold(part: "rail" | "side"): void {
  setFold(part, useLayout.getState()[part] === "open" ? "closed" : "open");
}

export function showSide(): void {
  setFold("side", "open");
}

/** A drawer lies over the page; a column beside it may stay. */
export function shutDrawer(): void {
  if (matchMedia(DRAWER_BELOW).matches) setFold("side", "closed");
}

function setFold(part: "rail" | "side", fold: Fold): void {
  if (!matchMedia(DRAWER_BELOW).matches) writeSetting(part, fold);
  if (useLayout.getState()[part] !== fold) useLayout.setState({ [part]: fold, moved: part });
}

function remembered(part: "rail" | "side"): Fold {
  return readSetting(part) === "closed" ? "closed" : "open";
}

function rememberedSize(pane: "sideWidth" | "binomeHeight"): Size {
  const size = Number(readSetting(pane) ?? Number.NaN);
  return Number.isFinite(size) && size > 0 ? size : null;
}
