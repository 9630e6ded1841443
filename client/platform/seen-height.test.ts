// @vitest-environment happy-dom
// A keyboard that lies over the page leaves it the height that is seen; nothing else changes the page.
import { afterEach, expect, test } from "vitest";
import { tellSeenHeight } from "./seen-height.ts";

let stop = () => undefined as void;

afterEach(() => {
  stop();
  Object.defineProperty(window, "visualViewport", { configurable: true, value: null });
});

test("with the keyboard over it the page has the height that is left, and all of it again afterwards", () => {
  const see = openPage(844);
  see(508);
  expect(told()).toBe("508px");
  see(844);
  expect(told()).toBe("");
});

test("a browser's own bar, and a page pinched larger, change nothing", () => {
  const see = openPage(844);
  see(760);
  expect(told()).toBe("");
  see(400, 2);
  expect(told()).toBe("");
});

test("without a way to know what is seen, the page is as high as it was", () => {
  Object.defineProperty(window, "visualViewport", { configurable: true, value: null });
  stop = tellSeenHeight();
  expect(told()).toBe("");
});

/** Answers the way to have as much of the page in sight. */
function openPage(height: number): (seen: number, scale?: number) => void {
  const viewport = Object.assign(new EventTarget(), { height, scale: 1 });
  Object.defineProperty(window, "visualViewport", { configurable: true, value: viewport });
  Object.defineProperty(window, "innerHeight", { configurable: true, value: height });
  Object.defineProperty(window, "scrollTo", { configurable: true, value: () => undefined });
  stop = tellSeenHeight();
  return (seen, scale = 1) => {
    Object.assign(viewport, { height: seen, scale });
    viewport.dispatchEvent(new Event("resize"));
  };
}

function told(): string {
  return document.documentElement.style.getPropertyValue("--seen-height");
}
