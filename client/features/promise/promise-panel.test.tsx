// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { makePromise } from "#client/db/promises.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import { civilDateIn } from "#shared/day.ts";
import { PromisePanel } from "./promise-panel.tsx";

beforeEach(async () => {
  await loadLanguage();
  openDb(crypto.randomUUID());
});
afterEach(closeDb);

test("a promise that is settled is told in the place it had, which is never gone meanwhile", async () => {
  const today = civilDateIn(Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now());
  const made = await makePromise(3, "reply", "Appelle Ali.");
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  root.render(<PromisePanel today={today} sendTools={() => null} />);
  const group = await vi.waitUntil(() => place.querySelector("[role=group]"));
  for (const state of ["done", "open", "not-done"] as const) {
    await currentDb().promises.update(made.id, state === "open" ? { state } : { state, settledAt: Date.now() });
    await vi.waitFor(() => expect(place.querySelector(".promise-settled") === null).toBe(state === "open"));
    expect(place.querySelector("[role=group]")).toBe(group);
  }
  root.unmount();
});
