// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { readDeliverable, saveDeliverable } from "#client/db/deliverables.ts";
import { addVersion } from "#client/db/new-version.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import { Toasts } from "#client/ui/toasts.tsx";
import { DeliverablePanel } from "./deliverable-panel.tsx";

let place: HTMLElement;
let root: Root;

beforeEach(async () => {
  await loadLanguage();
  openDb(crypto.randomUUID());
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

const chosen = () => sheet()?.value.slice(sheet()?.selectionStart, sheet()?.selectionEnd);

test("a quotation is shown where it stands: in the newest version, in the one that was judged, or it is said to be gone", async () => {
  const quoted = (passage: string, text: string) => {
    const start = text.indexOf(passage);
    return { version: 1, text, at: { start, end: start + passage.length } };
  };
  const ask = (passage: string) =>
    root.render(<DeliverablePanel day={3} shown={quoted(passage, "Un texte gardé hier.")} sendTools={() => null} />);
  await addVersion(3, "Ce texte commence. Un texte, vraiment.");
  root.render(<DeliverablePanel day={3} shown={null} sendTools={() => null} />);
  await shows("Ce texte commence. Un texte, vraiment.", { readOnly: false });
  ask("Un texte");
  await vi.waitFor(() => expect(chosen()).toBe("Un texte"));
  ask("gardé hier");
  await shows("Un texte gardé hier.", { readOnly: true });
  await vi.waitFor(() => expect(chosen()).toBe("gardé hier"));

  await saveDeliverable(4, "Un autre texte, récrit depuis.");
  root.render(<DeliverablePanel key={4} day={4} shown={null} sendTools={() => null} />);
  await shows("Un autre texte, récrit depuis.", { readOnly: false });
  root.render(
    <>
      <DeliverablePanel key={4} day={4} shown={quoted("un jet", "Ce n’est qu’un jet.")} sendTools={() => null} />
      <Toasts />
    </>,
  );
  await vi.waitFor(() => expect(place.textContent).toContain("This passage is no longer in the deliverable"));
});

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

test("a save of another day carries its date, one of today its hour alone", async () => {
  root.render(<DeliverablePanel day={3} shown={null} sendTools={() => null} />);
  const saved = () => place.querySelector(".m .mono")?.textContent;
  await vi.waitFor(() => expect(saved()).toMatch(/^\d\d:\d\d$/u));
  await currentDb()
    .versions.toCollection()
    .modify({ updatedAt: Date.now() - 3 * 86_400_000 });
  await vi.waitFor(() => expect(saved()).toMatch(/^\d+ \S+ \d\d:\d\d$/u));
});
