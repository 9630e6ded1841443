// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, currentDb, openDb, untilDbOpen } from "./db.ts";
import { readDeliverable, saveDeliverable, saveDeliverableLast } from "./deliverables.ts";
import { readDraft, saveDraft, saveDraftLast } from "./drafts.ts";
import { readOtherTexts } from "./other-texts.ts";
import { readProfile } from "./profile.ts";
import { saveProfileLast } from "./profile-choices.ts";
import { settleLastWords } from "./settle-last-words.ts";

let userId: string;

beforeEach(async () => {
  localStorage.clear();
  userId = crypto.randomUUID();
  openDb(userId);
  await untilDbOpen();
});

afterEach(() => closeDb());

test("what a page still had to write as it went is in its field at the next start", async () => {
  await saveDeliverable(3, "Mon", [""]);
  saveDeliverableLast(3, "Mon post", ["Mon"]);
  saveDraftLast("composer:3", "Alors ?", [""]);
  const profile = { ...(await readProfile()).profile, offer: "Un banc" };
  saveProfileLast(profile, [(await readProfile()).profile]);
  await startAgain();
  expect((await readDeliverable(3))?.text).toBe("Mon post");
  expect(await readDraft("composer:3")).toBe("Alors ?");
  expect(await readProfile()).toMatchObject({ profile, pending: true });
  expect(await currentDb().drafts.toCollection().primaryKeys()).toEqual(["composer:3"]);
});

test("a page that goes while its database is still opening, or has lost it, keeps its last words all the same", async () => {
  closeDb();
  openDb(userId);
  saveDraftLast("composer:3", "Alors ?", [""]);
  expect(localStorage).toHaveLength(1);
  await startAgain();
  expect(await readDraft("composer:3")).toBe("Alors ?");
  expect(localStorage).toHaveLength(0);
});

test("where the browser drops what a dying page asked of its database, the last words are there all the same, once", async () => {
  await saveDeliverable(3, "Mon", [""]);
  saveDeliverableLast(3, "Mon post", ["Mon"]);
  await currentDb().drafts.clear();
  await startAgain();
  expect((await readDeliverable(3))?.text).toBe("Mon post");
  await saveDeliverable(3, "Mon post, en mieux", ["Mon post"]);
  await startAgain();
  expect((await readDeliverable(3))?.text).toBe("Mon post, en mieux");
});

test("of two accounts on one device, each finds its own last words", async () => {
  closeDb();
  openDb(userId);
  saveDraftLast("composer:3", "Alors ?", [""]);
  closeDb();
  openDb(crypto.randomUUID());
  await settleLastWords();
  expect(await readDraft("composer:3")).toBe("");
  expect(localStorage).toHaveLength(1);
});

test("another tab wrote meanwhile: both texts are there", async () => {
  await saveDraft("composer:3", "Mot", [""]);
  saveDraftLast("composer:3", "Mot de la page fermée", ["Mot"]);
  await currentDb().drafts.put({ key: "composer:3", text: "Mot de l’autre onglet", updatedAt: 1 });
  await startAgain();
  const texts = (await readOtherTexts("composer:3")).map(({ text }) => text);
  expect([await readDraft("composer:3"), ...texts]).toEqual(["Mot de la page fermée", "Mot de l’autre onglet"]);
});

test("a page that came back and wrote on has no last words left", async () => {
  saveDraftLast("composer:3", "Alors", [""]);
  await saveDraft("composer:3", "Alors, quoi ?", ["", "Alors"]);
  await startAgain();
  expect(await readDraft("composer:3")).toBe("Alors, quoi ?");
  expect(await readOtherTexts("composer:3")).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

async function startAgain(): Promise<void> {
  // Whatever was asked of the connection is done before it closes.
  await currentDb().drafts.count();
  closeDb();
  openDb(userId);
  await settleLastWords();
}
