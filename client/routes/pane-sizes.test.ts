// What was chosen is remembered; what is shown always fits the window there is.
import fc from "fast-check";
import { expect, test } from "vitest";
import { binomeSize, listSize, sideSize } from "./pane-sizes.ts";

const chosen = fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: null });

test("the side takes 30 % of the window, from 380 to 432 px, until another width is chosen", () => {
  expect([1024, 1280, 1366, 1440, 2560].map((width) => sideSize(null, width, true).size)).toEqual([
    380, 384, 410, 432, 432,
  ]);
  expect(sideSize(500, 1440, true).size).toBe(500);
});

test("the side stays between 340 and 560 px, and leaves the page its 560 where a side is docked", () => {
  fc.assert(
    fc.property(chosen, fc.integer({ min: 1024, max: 4_000 }), fc.boolean(), (width, windowWidth, isRailOpen) => {
      const { size, min, max } = sideSize(width, windowWidth, isRailOpen);
      expect([min <= size, size <= max, min >= 340, max <= 560]).toEqual([true, true, true, true]);
      const rail = isRailOpen && windowWidth >= 1280 ? 248 : 60;
      expect(windowWidth - rail - size).toBeGreaterThanOrEqual(560);
    }),
  );
});

test("the chat is never less than its one row, and the coach awake keeps 320 px where the window has them", () => {
  fc.assert(
    fc.property(chosen, fc.integer({ min: 200, max: 3_000 }), fc.boolean(), (height, windowHeight, hasBinome) => {
      const { size, min, max } = binomeSize(height, windowHeight, hasBinome);
      expect([min, min <= size, size <= max]).toEqual([56, true, true]);
      if (windowHeight > 600) expect(windowHeight - 85 - size).toBeGreaterThanOrEqual(320);
    }),
  );
});

test("the chat shows more where there is somebody in it, less of it in a low window, and what was chosen wins", () => {
  const sizes = (windowHeight: number) => [false, true].map((has) => binomeSize(null, windowHeight, has).size);
  expect([sizes(900), sizes(768)]).toEqual([
    [152, 270],
    [152, 190],
  ]);
  expect(binomeSize(300, 900, true).size).toBe(300);
});

test("the journal's list takes 376 px, 320 beside a folded rail, and what was chosen from 300 to 480", () => {
  expect([1024, 1279, 1280, 1440].map((width) => listSize(null, width).size)).toEqual([320, 320, 376, 376]);
  expect([1, 400, 900].map((width) => listSize(width, 1440).size)).toEqual([300, 400, 480]);
});
