// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadLanguage } from "#client/i18n/language.ts";
import type { CheckResult, CheckZone } from "#shared/checks/check.ts";
import { CheckGauges } from "./check-gauges.tsx";

let root: Root;

beforeEach(async () => {
  await loadLanguage();
  vi.useFakeTimers();
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.body.firstElementChild as Element);
});
afterEach(() => {
  root.unmount();
  vi.useRealTimers();
});

function measure(value: number, zone: CheckZone): void {
  const length: CheckResult = { id: "length", zone, value, limit: 1200, unit: "characters", passages: [] };
  flushSync(() =>
    root.render(<CheckGauges results={[length]} checks={[{ id: "length", unit: "characters", max: 1200 }]} />),
  );
}

/** React's own turns are real ones. */
const { setImmediate: nextTurn } = globalThis;

/** Long enough for a pause in the writing. */
async function pause(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1_000);
  await new Promise((resolve) => void nextTurn(resolve));
}

const announced = () => document.querySelector('[aria-live="polite"]')?.textContent;

test("a measure is announced when it changes zone and the writing pauses, never with its figures", async () => {
  measure(1_100, "green");
  await pause();
  expect(announced()).toBe("");
  measure(1_199, "green");
  await pause();
  expect(announced()).toBe("");

  measure(1_201, "red");
  expect(announced()).toBe("");
  await pause();
  expect(announced()).toBe("Length: out of the zone");
  measure(1_250, "red");
  await pause();
  expect(announced()).toBe("Length: out of the zone");
});

test("a zone that was left and found again within one breath is not worth a word", async () => {
  measure(1_200, "green");
  await pause();
  measure(1_201, "red");
  await vi.advanceTimersByTimeAsync(200);
  measure(1_200, "green");
  await pause();
  expect(announced()).toBe("");
});
