// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { readDayLog } from "#client/db/day-log.ts";
import { fr } from "#client/i18n/fr.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import { Toasts } from "#client/ui/toasts.tsx";
import { closeWithUndo, reopen } from "./close-with-undo.ts";

let place: HTMLElement;
let root: Root;

beforeEach(async () => {
  await loadLanguage();
  openDb(crypto.randomUUID());
  place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
  root.render(<Toasts />);
});
afterEach(() => {
  root.unmount();
  place.remove();
  closeDb();
});

const says = (text: string) => vi.waitFor(() => expect(place.textContent).toContain(text));
const warns = (text: string) =>
  vi.waitFor(() => expect(place.querySelector("[role=alert]")?.textContent).toContain(text));

/** Every write of the day fails, as on a full disk. */
function refuseWrites(): void {
  currentDb().dayLog.hook("creating", () => {
    throw new DOMException("no room", "QuotaExceededError");
  });
  currentDb().dayLog.hook("updating", () => {
    throw new DOMException("no room", "QuotaExceededError");
  });
}

test("a day that cannot be closed says so, and that nothing has changed", async () => {
  refuseWrites();
  await closeWithUndo(3, fr.closing);
  await warns("La journée n’a pas pu être validée. Rien n’a changé");
  expect((await readDayLog(3)).closedAt).toBeNull();
});

test("a day that cannot be opened again says that it stays closed", async () => {
  await closeWithUndo(3, fr.closing);
  await says("J3 validé.");
  refuseWrites();
  await reopen(3, fr.closing);
  await warns("Elle reste validée");
  expect((await readDayLog(3)).closedAt).not.toBeNull();
});
