// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useThrottled } from "./use-throttled.ts";

const MS = 120;
let root: Root;
/** Each value that was taken up, once. */
let taken: string[];

function Shown({ value, of }: { value: string; of: string }) {
  const shown = useThrottled(value, of, MS);
  if (taken.at(-1) !== shown) taken.push(shown);
  return shown;
}

function show(value: string, of = "V1"): void {
  flushSync(() => root.render(<Shown value={value} of={of} />));
}

beforeEach(() => {
  vi.useFakeTimers();
  taken = [];
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.body.firstElementChild as Element);
});
afterEach(() => {
  root.unmount();
  vi.useRealTimers();
});

test("whatever is typed, it is taken up once in 120 ms, and the last of it always", async () => {
  show("");
  for (let length = 1; length <= 40; length++) {
    show("x".repeat(length));
    await vi.advanceTimersByTimeAsync(30);
  }
  await vi.advanceTimersByTimeAsync(MS);
  expect(document.body.textContent).toBe("x".repeat(40));
  // The first, and one in each 120 of 1,200 ms.
  expect(taken.length).toBeLessThanOrEqual(1 + 1_200 / MS + 1);
  expect(taken.length).toBeGreaterThan(1_200 / MS - 2);
});

test("another one's value is there at once, and what was on its way to the one before is not", async () => {
  show("un");
  show("une");
  show("deux", "V2");
  expect(document.body.textContent).toBe("deux");
  await vi.advanceTimersByTimeAsync(MS);
  expect(taken).toEqual(["un", "deux"]);
});
