/**
 * How large the panes may be (DESIGN, "Layout"): pure, in CSS pixels. What was chosen in a large window is remembered, and
 * kept within the bounds of the one there is now.
 */

/** Where a pane stands between its bounds; `max` is never below `min`. */
export type PaneSize = { size: number; min: number; max: number };

const SIDE = { min: 340, max: 560 } as const;
const RAIL = { open: 248, folded: 60 } as const;
/** Below this the rail has no room to unfold into. */
export const RAIL_FOLDS_BELOW = 1280;
const CENTRE_MIN = 560;

const LIST = { min: 300, max: 480, wide: 376, narrow: 320 } as const;

/** The folded chat is one row of this height. */
export const FOLDED_BINOME = 56;
/** Of the mock: a few lines of what was said last; where a window is low, its coach needs them more. */
const BINOME_DEFAULT = { empty: 152, low: 190, open: 270 } as const;
const LOW_WINDOW = 820;
/** The status bar, the toolbar above a drawer, the splitter itself. */
const AROUND_CREW = 28 + 48 + 9;
const COACH_MIN = 320;

/** The side column. `chosen` of `null`: `clamp(380px, 30vw, 432px)`. */
export function sideSize(chosen: number | null, windowWidth: number, isRailOpen: boolean): PaneSize {
  const rail = isRailOpen && windowWidth >= RAIL_FOLDS_BELOW ? RAIL.open : RAIL.folded;
  const max = Math.max(SIDE.min, Math.min(SIDE.max, windowWidth - rail - CENTRE_MIN));
  const wanted = chosen ?? Math.min(Math.max(380, Math.round(windowWidth * 0.3)), 432);
  return { size: within(wanted, SIDE.min, max), min: SIDE.min, max };
}

/** The journal's list beside its reader. */
export function listSize(chosen: number | null, windowWidth: number): PaneSize {
  const wanted = chosen ?? (windowWidth < RAIL_FOLDS_BELOW ? LIST.narrow : LIST.wide);
  return { size: within(wanted, LIST.min, LIST.max), min: LIST.min, max: LIST.max };
}

/** The Chat Binôme above the coach awake. `hasBinome`: there is somebody in it. */
export function binomeSize(chosen: number | null, windowHeight: number, hasBinome: boolean): PaneSize {
  const max = Math.max(FOLDED_BINOME, windowHeight - AROUND_CREW - COACH_MIN);
  const wanted = BINOME_DEFAULT[!hasBinome ? "empty" : windowHeight <= LOW_WINDOW ? "low" : "open"];
  return { size: within(chosen ?? wanted, FOLDED_BINOME, max), min: FOLDED_BINOME, max };
}

function within(size: number, min: number, max: number): number {
  return Math.min(Math.max(size, min), max);
}
