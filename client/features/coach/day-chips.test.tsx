// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Chip } from "#shared/programme.ts";
import { closeDb, openDb } from "#client/db/db.ts";
import { saveDeliverable } from "#client/db/deliverables.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import { DayChips } from "./day-chips.tsx";

beforeEach(async () => {
  await loadLanguage();
  openDb(crypto.randomUUID());
});
afterEach(closeDb);

test("a chip names the earlier days that go along, and says which are empty, as they are written", async () => {
  const words = { fr: "Compare", en: "Compare" };
  const chips: Chip[] = [
    { label: words, question: words, mode: "question", needs: [8, 9] },
    { label: { fr: "Seul", en: "Alone" }, question: words, mode: "question", needs: [] },
  ];
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  root.render(<DayChips chips={chips} onAsk={() => undefined} />);
  const shown = () => [...place.querySelectorAll("button")].map(({ textContent }) => textContent);
  await vi.waitFor(() => expect(shown()).toEqual(["CompareJ8, J9 are empty", "Alone"]));
  await saveDeliverable(9, "Séance : 60 €.");
  await vi.waitFor(() => expect(shown()).toEqual(["Comparewith J9, J8 is empty", "Alone"]));
  await saveDeliverable(8, "Offre.");
  await vi.waitFor(() => expect(shown()).toEqual(["Comparewith J8, J9", "Alone"]));
  root.unmount();
});
