// @vitest-environment happy-dom
// What a browser with a worker does is tested in a real one (client/e2e/offline.e2e.ts); happy-dom has none, as a browser
// has none over plain HTTP from another machine.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createElement } from "react";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { loadLanguage } from "#client/i18n/language.ts";
import { Offers } from "#client/ui/offers.tsx";
import { offlineStore } from "./offline-state.ts";
import { startOffline } from "./start-offline.ts";

let root: Root;
beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  localStorage.clear();
  offlineStore.setState({ state: "preparing", hasUpdate: false });
  await loadLanguage();
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
  await act(async () => root.render(createElement(Offers)));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

const shown = () => document.querySelector(".notice p")?.textContent ?? "";
const closeOffer = () => document.querySelector<HTMLButtonElement>(".notice [aria-label]")?.click();

test("an address that is not secure is told once that it will not open without the server", async () => {
  vi.stubGlobal("isSecureContext", false);
  await act(() => startOffline());
  expect(shown()).toMatch(/http/);
  expect(offlineStore.getState().state).toBe("insecure");
  await act(async () => closeOffer());
  await act(() => startOffline());
  expect(shown()).toBe("");
});

test("a browser that forbids workers is not nagged: the settings say it", async () => {
  vi.stubGlobal("isSecureContext", true);
  await act(() => startOffline());
  expect(shown()).toBe("");
  expect(offlineStore.getState().state).toBe("refused");
});
