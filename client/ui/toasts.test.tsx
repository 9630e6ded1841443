// @vitest-environment happy-dom
// What was done is said once, can be undone, and takes nobody's keyboard away.
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadLanguage } from "#client/i18n/language.ts";
import { showToast } from "./toast.ts";
import { Toasts } from "./toasts.tsx";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

const LONGER_THAN_SHOWN_MS = 7_000;
let root: Root;

beforeEach(async () => {
  await loadLanguage();
  vi.useFakeTimers();
  document.body.innerHTML = "<button id='before'></button><div></div>";
  root = createRoot(document.querySelector("div") as Element);
  act(() => root.render(<Toasts />));
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

test("goes by itself, but not under the focus that a pointer only crossed", () => {
  show({ text: "Fait", action: { label: "Annuler", run: () => undefined } });
  act(() => button("Annuler").focus());
  cross();
  pass();
  expect(document.activeElement).toBe(button("Annuler"));
  act(() => button("Annuler").blur());
  pass();
  expect(document.querySelector(".toast")).toBeNull();
});

test("gives the focus back to where it came from, closed or answered", () => {
  const before = document.querySelector<HTMLElement>("#before")!;
  for (const label of ["×", "Annuler"]) {
    show({ text: "Fait", action: { label: "Annuler", run: () => undefined } });
    before.focus();
    act(() => button(label).focus());
    act(() => button(label).click());
    expect([document.querySelector(".toast"), document.activeElement]).toEqual([null, before]);
  }
});

test("waits for whoever is in it and looks into another window, and still knows where they came from", () => {
  const before = document.querySelector<HTMLElement>("#before")!;
  show({ text: "Fait", action: { label: "Annuler", run: () => undefined } });
  before.focus();
  const undo = button("Annuler");
  act(() => undo.focus());
  // A window that is left and come back to tells both, of an element that has the focus all along.
  act(() => void undo.dispatchEvent(new FocusEvent("focusout", { bubbles: true })));
  pass();
  expect(document.activeElement).toBe(undo);
  act(() => void undo.dispatchEvent(new FocusEvent("focusin", { bubbles: true })));
  act(() => undo.click());
  expect(document.activeElement).toBe(before);
});

test("says a failure at once, and stays", () => {
  const told = (role: string) => document.querySelector(`[role=${role}]`)?.textContent;
  show({ text: "Fait" });
  expect([told("status"), told("alert")]).toEqual(["Fait×", undefined]);
  show({ text: "Rien n’est fait", isFailure: true });
  pass();
  expect([told("status"), told("alert")]).toEqual(["", "Rien n’est fait×"]);
});

function show(toast: Parameters<typeof showToast>[0]): void {
  act(() => showToast(toast));
}

function pass(): void {
  act(() => void vi.advanceTimersByTime(LONGER_THAN_SHOWN_MS));
}

function cross(): void {
  const toast = document.querySelector(".toast")!;
  // React makes entering and leaving of these two.
  act(() => void toast.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })));
  act(() => void toast.dispatchEvent(new PointerEvent("pointerout", { bubbles: true, relatedTarget: document.body })));
}

function button(label: string): HTMLElement {
  return [...document.querySelectorAll<HTMLElement>(".toast button")].find(({ textContent }) => textContent === label)!;
}
