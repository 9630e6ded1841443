// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { readDeliverable, saveDeliverable } from "#client/db/deliverables.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import { Toasts } from "#client/ui/toasts.tsx";
import { beginVersion } from "./begin-version.ts";

beforeEach(async () => {
  await loadLanguage();
  openDb(crypto.randomUUID());
});
afterEach(closeDb);

test("a version that cannot be written is said at once, and nothing has changed", async () => {
  await saveDeliverable(3, "Un texte.");
  currentDb().versions.hook("creating", () => {
    throw new DOMException("no room", "QuotaExceededError");
  });
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  root.render(<Toasts />);
  await beginVersion(3, "Un texte.");
  await vi.waitFor(() =>
    expect(place.querySelector("[role=alert]")?.textContent).toContain("The version could not be made."),
  );
  expect(await readDeliverable(3)).toMatchObject({ n: 1, text: "Un texte." });
  root.unmount();
});
