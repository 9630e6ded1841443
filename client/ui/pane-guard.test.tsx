// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadLanguage } from "#client/i18n/language.ts";
import { PaneGuard } from "./pane-guard.tsx";

const SECRET = "47 relances impayées, Nadia, plombière à Lille";
let place: HTMLElement;
let healthy: boolean;

function Fragile() {
  if (!healthy) throw new TypeError(`cannot read ${SECRET}`);
  return <p>le livrable</p>;
}

async function show() {
  const root = createRoot(place, { onCaughtError: () => undefined });
  await act(async () =>
    root.render(
      <>
        <PaneGuard pane="coach">
          <Fragile />
        </PaneGuard>
        <PaneGuard pane="mission">
          <p>la mission</p>
        </PaneGuard>
      </>,
    ),
  );
}

beforeEach(async () => {
  await loadLanguage();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  place = document.createElement("div");
  document.body.append(place);
  healthy = false;
});
afterEach(() => {
  place.remove();
  vi.unstubAllGlobals();
});

test("a pane that crashes says so and leaves the others at work", async () => {
  await show();
  expect(place.querySelector("[role=alert]")?.textContent).toMatch(/Ce volet s’est arrêté|This pane has stopped/u);
  expect(place.textContent).toContain("la mission");
});

test("its diagnostic names the error and its place, and none of the person's words", async () => {
  const copied: string[] = [];
  vi.stubGlobal("navigator", {
    languages: ["fr"],
    clipboard: { writeText: async (text: string) => void copied.push(text) },
  });
  await show();
  const copy = [...place.querySelectorAll("button")].at(-1);
  await act(async () => copy?.click());
  expect(copied).toHaveLength(1);
  expect(copied[0]).toContain("pane coach");
  expect(copied[0]).toContain("TypeError");
  expect(copied[0]).toContain("Fragile");
  expect(copied[0]).not.toContain("Nadia");
});

test("it can be reopened once what broke it has passed", async () => {
  await show();
  healthy = true;
  const reopen = place.querySelector("button");
  await act(async () => reopen?.click());
  expect(place.textContent).toContain("le livrable");
  expect(place.querySelector("[role=alert]")).toBeNull();
});
