/**
 * Which parts of the frame are folded and how large its panes are. Remembered on this device; a narrow window starts
 * with its drawer shut.
 */
import { create } from "zustand";
import { readSetting, writeSetting } from "#client/platform/storage.ts";
import { useIsNarrower, useWindowSize } from "#client/platform/window-size.ts";
import { useHasBinome } from "#client/features/binome/use-has-binome.ts";
import { binomeSize, FOLDED_BINOME, listSize, type PaneSize, RAIL_FOLDS_BELOW, sideSize } from "./pane-sizes.ts";

type Fold = "open" | "closed";
/** In CSS pixels; `null`: the default. */
type Size = number | null;
type Sized = "sideWidth" | "binomeHeight" | "listWidth";

/** Below this a phone's tabs show one pane at a time. */
const TABS_BELOW = 720;
/** Below this the side column is a drawer over the page (DESIGN, "Layout"). */
const DRAWER_BELOW = "(max-width: 1023px)";

/** What the person folds or opens. */
type Part = "rail" | "side" | "binome";

/** `moved`: the part that was folded or opened last, for its motion; `null` while all stand as they were found. */
type Layout = { rail: Fold; side: Fold; moved: Part | null } & Record<Sized, Size>;

export const useLayout = create<Layout>(() => ({
  rail: remembered("rail"),
  side: matchMedia(DRAWER_BELOW).matches ? "closed" : remembered("side"),
  sideWidth: rememberedSize("sideWidth"),
  binomeHeight: rememberedSize("binomeHeight"),
  listWidth: rememberedSize("listWidth"),
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

export function useListSize(): PaneSize {
  return listSize(
    useLayout((state) => state.listWidth),
    useWindowSize("innerWidth"),
  );
}

/** Folded is the least height that the person can give it. */
export function useIsBinomeFolded(): boolean {
  return useLayout((state) => state.binomeHeight === FOLDED_BINOME);
}

export function toggleBinome(): void {
  resizePane("binomeHeight", useLayout.getState().binomeHeight === FOLDED_BINOME ? null : FOLDED_BINOME);
  useLayout.setState({ moved: "binome" });
}

export function resizePane(pane: Sized, size: Size): void {
  writeSetting(pane, size === null ? null : String(size));
  useLayout.setState({ [pane]: size });
}

/**
 * What this window can fold: the rail has no room to unfold below 1280 px, and a phone shows one pane at a time. A fold that
 * nobody sees would be remembered all the same.
 */
export function useCanFold(): { rail: boolean; side: boolean } {
  return foldable(useWindowSize("innerWidth"));
}

/** One pane at a time, each with a tab. */
export function useIsPhone(): boolean {
  return useIsNarrower(TABS_BELOW);
}

/** At this moment; the side where there is one on the page. */
export function canFold(part: "rail" | "side"): boolean {
  return foldable(innerWidth)[part] && document.querySelector(`.${part}`) !== null;
}

function foldable(windowWidth: number): { rail: boolean; side: boolean } {
  return { rail: windowWidth >= RAIL_FOLDS_BELOW, side: windowWidth >= TABS_BELOW };
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

/** A phone has no drawer: there the side is a pane of its own. */
export function isDrawerOpen(): boolean {
  return matchMedia(DRAWER_BELOW).matches && canFold("side") && useLayout.getState().side === "open";
}

function setFold(part: "rail" | "side", fold: Fold): void {
  if (!matchMedia(DRAWER_BELOW).matches) writeSetting(part, fold);
  if (useLayout.getState()[part] !== fold) useLayout.setState({ [part]: fold, moved: part });
}

function remembered(part: "rail" | "side"): Fold {
  return readSetting(part) === "closed" ? "closed" : "open";
}

function rememberedSize(pane: Sized): Size {
  const size = Number(readSetting(pane) ?? Number.NaN);
  return Number.isFinite(size) && size > 0 ? size : null;
}
