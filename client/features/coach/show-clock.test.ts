// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createShowClock, SHOW_EVERY_MS, TYPING_MS } from "./show-clock.ts";

const FRAME_MS = 16;
let shownAtMs: number[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "requestAnimationFrame"] });
  shownAtMs = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function clock() {
  return createShowClock(() => shownAtMs.push(performance.now()));
}

/** Words come each 2 ms; a key is struck at each of these times. */
function stream(untilMs: number, keysAtMs: readonly number[] = []) {
  const { ask, typed } = clock();
  const startedAtMs = performance.now();
  for (let ms = 0; ms <= untilMs; ms += 1) {
    if (ms % 2 === 0) ask();
    if (keysAtMs.includes(ms)) typed();
    vi.advanceTimersByTime(1);
  }
  return shownAtMs.map((at) => at - startedAtMs);
}

describe("the words in flight", () => {
  test("are shown in the next frame where none were, and never twice for one asking", () => {
    const { ask } = clock();
    ask();
    ask();
    vi.advanceTimersByTime(200);
    expect(shownAtMs).toHaveLength(1);
    expect(shownAtMs[0]).toBeLessThanOrEqual(FRAME_MS);
  });

  test("are shown twenty times a second at most, and hardly less, while nobody types", () => {
    const shown = stream(1_000);
    const gaps = shown.slice(1).map((at, index) => at - (shown[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(SHOW_EVERY_MS);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(SHOW_EVERY_MS + FRAME_MS);
  });

  test("come with a keystroke while somebody types, some six times a second, and never in a frame of their own", () => {
    const keys = Array.from({ length: 20 }, (_, index) => 300 + index * 70);
    const shown = stream(1_650, keys).filter((at) => at >= 300);
    expect(keys).toEqual(expect.arrayContaining(shown));
    expect(shown.length).toBeGreaterThanOrEqual(6);
    const gaps = shown.slice(1).map((at, index) => at - (shown[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(TYPING_MS);
  });

  test("that were about to be shown are shown with the key that comes first, once", () => {
    const { ask, typed } = clock();
    ask();
    vi.advanceTimersByTime(2);
    typed();
    expect(shownAtMs).toHaveLength(1);
    vi.advanceTimersByTime(500);
    expect(shownAtMs).toHaveLength(1);
  });

  test("wait for the hand to rest where some were shown just before its key", () => {
    const { ask, typed } = clock();
    ask();
    vi.advanceTimersByTime(FRAME_MS);
    ask();
    vi.advanceTimersByTime(SHOW_EVERY_MS + 2);
    typed();
    vi.advanceTimersByTime(FRAME_MS);
    expect(shownAtMs).toHaveLength(1);
    vi.advanceTimersByTime(TYPING_MS + FRAME_MS);
    expect(shownAtMs).toHaveLength(2);
  });

  test("go on as before soon after the last key", () => {
    const shown = stream(1_000, [300]).filter((at) => at > 400);
    expect(shown.length).toBeGreaterThanOrEqual(8);
    expect(shown[0]).toBeLessThanOrEqual(300 + TYPING_MS + 2 * FRAME_MS);
  });
});
