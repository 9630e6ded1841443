// @vitest-environment happy-dom
// Every menu closes the same way, wherever it stands.
import { afterEach, beforeEach, expect, test } from "vitest";
import { startMenus } from "./start-menus.ts";

let stop: () => void;
let toTheCoach: number;

beforeEach(() => {
  toTheCoach = 0;
  document.body.innerHTML = `
    <details class="menu" open><summary tabindex="0"></summary>
      <div><a href="#"></a><button></button><label><input type="radio" /></label><button data-stays></button></div>
    </details>
    <button id="beside"></button>`;
  document.addEventListener("keydown", hear);
  stop = startMenus();
});
afterEach(() => {
  stop();
  document.removeEventListener("keydown", hear);
});

test("a choice closes it and leaves the focus on what opened it; what is only set leaves it open", () => {
  for (const choice of ["a", "details button"]) {
    menu().open = true;
    part(choice).focus();
    part(choice).click();
    expect([menu().open, document.activeElement]).toEqual([false, part("summary")]);
  }
  menu().open = true;
  for (const set of ["label", "input", "[data-stays]"]) part(set).click();
  expect(menu().open).toBe(true);
});

test("Escape closes it, and nothing beneath it; the next Escape is for that", () => {
  part("a").focus();
  press("Escape");
  expect([menu().open, document.activeElement, toTheCoach]).toEqual([false, part("summary"), 0]);
  press("Escape");
  expect(toTheCoach).toBe(1);
});

test("a press beside it closes it, a press in it does not; so does the focus that goes elsewhere", () => {
  part("label").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  expect(menu().open).toBe(true);
  part("#beside").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  expect(menu().open).toBe(false);
  menu().open = true;
  part("#beside").focus();
  expect([menu().open, document.activeElement]).toEqual([false, part("#beside")]);
});

function menu(): HTMLDetailsElement {
  return document.querySelector("details")!;
}

function part(selector: string): HTMLElement {
  return document.querySelector<HTMLElement>(selector)!;
}

function press(key: string): void {
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
}

function hear(event: KeyboardEvent): void {
  if (event.key === "Escape" && !event.defaultPrevented) toTheCoach++;
}
