// @vitest-environment happy-dom
// What is offered waits for its answer, and no offer takes another one's place.
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentTexts, loadLanguage, setLang } from "#client/i18n/language.ts";
import { dropOffer, Offers, showOffer } from "./offers.tsx";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

const AN_HOUR_MS = 3_600_000;
let root: Root;

beforeEach(async () => {
  await loadLanguage();
  vi.useFakeTimers();
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.querySelector("div") as Element);
  act(() => root.render(<Offers />));
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

test("an offer stays until it is answered, beside the others", () => {
  const run = vi.fn();
  act(() => showOffer({ id: "copy", text: () => "Une copie ?", action: { label: () => "Faire une copie", run } }));
  act(() => showOffer({ id: "update", text: () => "Une nouvelle version." }));
  act(() => void vi.advanceTimersByTime(AN_HOUR_MS));
  expect(told()).toEqual(["Une copie ?", "Une nouvelle version."]);
  act(() => button("Faire une copie").click());
  expect(run).toHaveBeenCalledOnce();
  expect(told()).toEqual(["Une nouvelle version."]);
  act(() => document.querySelector<HTMLElement>("[aria-label]")!.click());
  expect(told()).toEqual([]);
});

test("what leads away from the page stands until it has", () => {
  const run = vi.fn();
  const action = { label: () => "Recharger", run, leads: true } as const;
  act(() => showOffer({ id: "update", text: () => "Prête.", action }));
  act(() => button("Recharger").click());
  expect(run).toHaveBeenCalledOnce();
  expect(told()).toEqual(["Prête."]);
  act(() => document.querySelector<HTMLElement>("[aria-label]")!.click());
  expect(told()).toEqual([]);
});

test("an offer made again is there once, in its newest words", () => {
  act(() => showOffer({ id: "update", text: () => "Prête." }));
  act(() => showOffer({ id: "update", text: () => "Prise par un autre onglet." }));
  expect(told()).toEqual(["Prise par un autre onglet."]);
});

test("an offer outlasts a change of language, and is told in the new one", async () => {
  const inBoth = { fr: "Prête.", en: "Ready." };
  act(() => showOffer({ id: "update", text: () => currentTexts(inBoth) }));
  const before = told();
  await act(() => setLang("fr"));
  expect([before, told()]).toEqual([["Ready."], ["Prête."]]);
  await act(() => setLang("en"));
});

test("an offer that was answered elsewhere goes away", () => {
  act(() => showOffer({ id: "copy", text: () => "Une copie ?" }));
  act(() => dropOffer("copy"));
  expect(told()).not.toContain("Une copie ?");
});

function told(): (string | null)[] {
  return [...document.querySelectorAll("[role=status] p")].map(({ textContent }) => textContent);
}

function button(name: string): HTMLElement {
  return [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name)!;
}
