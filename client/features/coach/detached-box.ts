/**
 * Where the detached window stands: pure, in CSS pixels. What was chosen in a large window is remembered; what is shown is
 * that, never outside of the window there is now and never larger than it.
 */

export type Box = { left: number; top: number; width: number; height: number };
/** The inside of the browser's window. */
export type Room = { width: number; height: number };
/** What is pulled, by the points of the compass: `n`, `se` … */
export type Edge = "n" | "e" | "s" | "w" | "ne" | "nw" | "se" | "sw";

/** `DESIGN.md`, "Components". */
const SIZE = { width: 404, height: 512 } as const;
const MIN = { width: 320, height: 360 } as const;
/** From the side column and from the foot of the page, as the design draws it. */
const BESIDE_CREW = 30;
const ABOVE_FOOT = 82;
/** Below this width the side column is a drawer. */
const CREW_FROM = 1024;

/** Until it is moved: over the foot of the page, beside the crew where that has a column of its own. */
export function defaultBox(room: Room): Box {
  const crew = room.width < CREW_FROM ? 0 : Math.min(Math.max(380, Math.round(room.width * 0.3)), 432);
  const left = room.width - crew - BESIDE_CREW - SIZE.width;
  return boxWithin({ left, top: room.height - ABOVE_FOOT - SIZE.height, ...SIZE }, room);
}

/** The same box where it fits; else as much of it as fits, moved as little as can be. */
export function boxWithin(box: Box, room: Room): Box {
  const width = between(box.width, Math.min(MIN.width, room.width), room.width);
  const height = between(box.height, Math.min(MIN.height, room.height), room.height);
  const left = between(box.left, 0, room.width - width);
  const top = between(box.top, 0, room.height - height);
  return { left, top, width, height };
}

/** Pulled by one edge or corner: the opposite one stays where it is. `box` is within `room`. */
export function pulledBox(box: Box, edge: Edge, by: { x: number; y: number }, room: Room): Box {
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const least = boxWithin({ ...box, width: 0, height: 0 }, room);
  const left = edge.includes("w") ? between(box.left + by.x, 0, right - least.width) : box.left;
  const top = edge.includes("n") ? between(box.top + by.y, 0, bottom - least.height) : box.top;
  const newRight = edge.includes("e") ? between(right + by.x, left + least.width, room.width) : right;
  const newBottom = edge.includes("s") ? between(bottom + by.y, top + least.height, room.height) : bottom;
  return { left, top, width: newRight - left, height: newBottom - top };
}

function between(value: number, min: number, max: number): number {
  return Math.min(Math.max(Math.round(value), min), max);
}
