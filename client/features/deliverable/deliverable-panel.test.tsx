// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { readDeliverable, saveDeliverable } from "#client/db/deliverables.ts";
import { addVersion } from "#client/db/new-version.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import { DeliverablePanel } from "./deliverable-panel.tsx";

const USER = "018f3c1e-0000-4000-8000-00000000000a";
let place: HTMLElement;
let root: Root;

beforeEach(async () => {
  await loadLanguage();
  openDb(USER);
  await saveDeliverable(3, "Un texte gardé hier.");
  place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
  closeDb();
});

const sheet = () => place.querySelector("textarea");

test("nothing can be typed over a deliverable that is still being read", async () => {
  const hold = new AbortController();
  const { dexie, versions } = currentDb();
  // A slow disk: a transaction that holds the table, kept alive by asking it again and again.
  const holding = dexie.transaction("rw", versions, async () => {
    while (!hold.signal.aborted) await versions.count();
  });
  root.render(<DeliverablePanel day={3} shown={null} sendTools={() => null} />);
  await vi.waitFor(() => expect(sheet()).not.toBeNull());
  expect(sheet()?.value).toBe("");
  expect(sheet()?.readOnly).toBe(true);

  hold.abort();
  await holding;
  await vi.waitFor(() => expect(sheet()?.value).toBe("Un texte gardé hier."));
  expect(sheet()?.readOnly).toBe(false);
  expect((await readDeliverable(3))?.text).toBe("Un texte gardé hier.");
});

test("a day with nothing written yet can be written at once", async () => {
  root.render(<DeliverablePanel day={4} shown={null} sendTools={() => null} />);
  await vi.waitFor(() => expect(sheet()).not.toBeNull());
  await vi.waitFor(() => expect(sheet()?.readOnly).toBe(false));
  expect(sheet()?.value).toBe("");
});

async function openVersion(name: string): Promise<void> {
  const tab = () => [...place.querySelectorAll<HTMLElement>(".tab")].find((one) => one.textContent.trim() === name);
  await vi.waitFor(() => expect(tab()).toBeDefined());
  tab()?.click();
}

async function shows(text: string, { readOnly }: { readOnly: boolean }): Promise<void> {
  await vi.waitFor(() => expect([sheet()?.value, sheet()?.readOnly]).toEqual([text, readOnly]));
}

test("a version that is made elsewhere is the one on the sheet, whichever was being read", async () => {
  await addVersion(3, "La deuxième.");
  root.render(<DeliverablePanel day={3} shown={null} sendTools={() => null} />);
  await shows("La deuxième.", { readOnly: false });
  await openVersion("V1");
  await shows("Un texte gardé hier.", { readOnly: true });
  await openVersion("V2");
  await shows("La deuxième.", { readOnly: false });
  await addVersion(3, "La troisième.");
  await shows("La troisième.", { readOnly: false });

  await openVersion("V1");
  await shows("Un texte gardé hier.", { readOnly: true });
  await addVersion(3, "La quatrième.");
  await shows("La quatrième.", { readOnly: false });
});
