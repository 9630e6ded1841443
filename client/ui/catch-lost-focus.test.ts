// @vitest-environment happy-dom
// Whatever goes away under the keyboard, it stands somewhere the person can go on from.
import { afterEach, beforeEach, expect, test } from "vitest";
import { catchLostFocus } from "./catch-lost-focus.ts";

let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = `
    <main tabindex="-1"><section tabindex="-1"><p><button id="goes"></button></p></section><button id="stays"></button></main>
    <aside><button id="outside"></button></aside>`;
  stop = catchLostFocus(() => part("main").focus());
});
afterEach(() => stop());

test("a control that goes away leaves the focus with the pane around it", async () => {
  part("#goes").focus();
  part("p").remove();
  await settled();
  expect(document.activeElement).toBe(part("section"));
});

test("what had the focus before anybody watched is watched too", async () => {
  stop();
  part("#goes").focus();
  stop = catchLostFocus(() => part("main").focus());
  part("p").remove();
  await settled();
  expect(document.activeElement).toBe(part("section"));
});

test("a pane that goes away leaves it with the next one around it; with none, the fallback has it", async () => {
  part("#goes").focus();
  part("section").remove();
  await settled();
  expect(document.activeElement).toBe(part("main"));
  part("#outside").focus();
  part("aside").remove();
  await settled();
  expect(document.activeElement).toBe(part("main"));
});

test("whoever has a better place for it is left alone, and so is whoever pressed beside everything", async () => {
  part("#goes").focus();
  part("p").remove();
  part("#stays").focus();
  await settled();
  expect(document.activeElement).toBe(part("#stays"));
  part("#stays").blur();
  await settled();
  part("section").remove();
  await settled();
  expect(document.activeElement).toBe(document.body);
});

function part(selector: string): HTMLElement {
  return document.querySelector<HTMLElement>(selector)!;
}

/** Two frames, and one more. */
async function settled(): Promise<void> {
  for (let frames = 0; frames < 3; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
