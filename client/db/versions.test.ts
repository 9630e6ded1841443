import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, currentDb, openDb } from "./db.ts";
import { readDeliverable, saveDeliverable } from "./deliverables.ts";
import { keepHistory, readHistory } from "./histories.ts";
import { addVersion, replacePassage, takeBackVersion } from "./new-version.ts";
import type { TextHistory } from "./rows.ts";

beforeEach(() => openDb(crypto.randomUUID()));
afterEach(closeDb);

const texts = async () =>
  (
    await currentDb()
      .versions.orderBy("[day+n]")
      .filter(({ day }) => day === 3)
      .toArray()
  ).map(({ n, text }) => [n, text]);

test("a new version leaves the earlier one as it was, and is the one written to from now on", async () => {
  await saveDeliverable(3, "Le premier jet.");
  await addVersion(3, "Le deuxième jet.");
  await saveDeliverable(3, "Le deuxième jet, repris.");
  expect(await texts()).toEqual([
    [1, "Le premier jet."],
    [2, "Le deuxième jet, repris."],
  ]);
});

test("an empty sheet is filled rather than numbered", async () => {
  expect((await addVersion(3, "Une réécriture.")).n).toBe(1);
  await saveDeliverable(4, "");
  expect(await addVersion(4, "Une autre.")).toMatchObject({ n: 1, text: "Une autre." });
});

test("a passage is replaced where it literally stands, in a new version; else nothing is written", async () => {
  await saveDeliverable(3, "Freine mal. Une heure, 79 €.");
  expect(await replacePassage(3, "Freine mal.", "Tes freins couinent.")).toMatchObject({
    n: 2,
    text: "Tes freins couinent. Une heure, 79 €.",
  });
  expect(await replacePassage(3, "Freine mal.", "Encore.")).toBeNull();
  expect(await texts()).toHaveLength(2);
});

test("a version just made can be taken back, one that was written to since cannot", async () => {
  await saveDeliverable(3, "Le premier jet.");
  const made = await addVersion(3, "Le deuxième.");
  expect(await takeBackVersion(made)).toBe(true);
  expect((await readDeliverable(3))?.text).toBe("Le premier jet.");
  const again = await addVersion(3, "Le deuxième.");
  await saveDeliverable(3, "Le deuxième, repris.");
  expect(await takeBackVersion(again)).toBe(false);
  expect(await texts()).toHaveLength(2);
});

test("the steps of a text are written with it, and never to another text", async () => {
  const history: TextHistory = { text: "Le jet.", done: [{ at: 0, removed: "", inserted: "Le jet." }], undone: [] };
  await saveDeliverable(3, "Le jet.", [""], history);
  const id = (await readDeliverable(3))?.id ?? "";
  expect(await readHistory(id)).toEqual({ ...history, versionId: id });
  await saveDeliverable(3, "Le jet, d’un autre onglet.", [], history);
  await keepHistory(id, { text: "Un texte qui n’est pas là.", done: [], undone: [] });
  expect((await readHistory(id))?.text).toBe("Le jet.");
  await keepHistory(id, { text: "Le jet, d’un autre onglet.", done: [], undone: [] });
  expect((await readHistory(id))?.done).toEqual([]);
});

test("a version taken back leaves no steps behind", async () => {
  await saveDeliverable(3, "Le premier jet.");
  const made = await addVersion(3, "Le deuxième.");
  await keepHistory(made.id, { text: "Le deuxième.", done: [], undone: [] });
  await takeBackVersion(made);
  expect(await currentDb().histories.count()).toBe(0);
});
