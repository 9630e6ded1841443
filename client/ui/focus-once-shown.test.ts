// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { focusOnceShown } from "./focus-once-shown.ts";

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", (step: () => void) => setTimeout(step, 10));
});
afterEach(() => {
  document.body.innerHTML = "";
  vi.unstubAllGlobals();
});

function field(): HTMLTextAreaElement {
  const made = document.createElement("textarea");
  made.checkVisibility = () => made.dataset["hidden"] === undefined;
  document.body.append(made);
  return made;
}

test("a field that is still read has the focus once it takes words, not before", async () => {
  const made = field();
  made.setAttribute("aria-busy", "true");
  focusOnceShown(() => made);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(document.activeElement).toBe(document.body);
  made.setAttribute("aria-busy", "false");
  await vi.waitFor(() => expect(document.activeElement).toBe(made));
});

test("what is hidden has it once it is shown, and what is not there yet once it is there", async () => {
  let made: HTMLTextAreaElement | null = null;
  focusOnceShown(() => made);
  await new Promise((resolve) => setTimeout(resolve, 40));
  made = field();
  made.dataset["hidden"] = "";
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(document.activeElement).toBe(document.body);
  delete made.dataset["hidden"];
  await vi.waitFor(() => expect(document.activeElement).toBe(made));
});
