// The detached window is always whole in the window there is, whatever was done to either of them.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, boxWithin, defaultBox, type Edge, pulledBox, type Room } from "./detached-box.ts";

const somewhere = fc.integer({ min: -5_000, max: 5_000 });
const anyBox: fc.Arbitrary<Box> = fc.record({ left: somewhere, top: somewhere, width: somewhere, height: somewhere });
const anyRoom: fc.Arbitrary<Room> = fc.record({
  width: fc.integer({ min: 100, max: 4_000 }),
  height: fc.integer({ min: 100, max: 3_000 }),
});
const anyEdge = fc.constantFrom<Edge>("n", "e", "s", "w", "ne", "nw", "se", "sw");

test("it opens as drawn: 404 by 512, beside the crew and above the foot of the page", () => {
  expect(defaultBox({ width: 1440, height: 900 })).toEqual({ left: 574, top: 306, width: 404, height: 512 });
  expect(defaultBox({ width: 800, height: 900 })).toEqual({ left: 366, top: 306, width: 404, height: 512 });
});

test("wherever it was left and however small the window becomes, all of it is in sight, and 320 by 360 where there is room", () => {
  fc.assert(fc.property(anyBox, anyRoom, (box, room) => expectSound(boxWithin(box, room), room)));
  fc.assert(fc.property(anyRoom, (room) => expectSound(defaultBox(room), room)));
});

test("a box that fits is left as it is", () => {
  fc.assert(
    fc.property(anyBox, anyRoom, (box, room) => {
      const shown = boxWithin(box, room);
      expect(boxWithin(shown, room)).toEqual(shown);
    }),
  );
});

test("pulled by an edge, it stays in sight and its other edges stay where they were", () => {
  fc.assert(
    fc.property(anyBox, anyRoom, anyEdge, somewhere, somewhere, (left, room, edge, x, y) => {
      const box = boxWithin(left, room);
      const pulled = pulledBox(box, edge, { x, y }, room);
      expectSound(pulled, room);
      if (!edge.includes("w")) expect(pulled.left).toBe(box.left);
      if (!edge.includes("n")) expect(pulled.top).toBe(box.top);
      if (!edge.includes("e")) expect(pulled.left + pulled.width).toBe(box.left + box.width);
      if (!edge.includes("s")) expect(pulled.top + pulled.height).toBe(box.top + box.height);
    }),
  );
});

function expectSound({ left, top, width, height }: Box, room: Room): void {
  expect([left >= 0, top >= 0, left + width <= room.width, top + height <= room.height]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(width).toBeGreaterThanOrEqual(Math.min(320, room.width));
  expect(height).toBeGreaterThanOrEqual(Math.min(360, room.height));
}
