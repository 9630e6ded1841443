import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, currentDb, openDb } from "./db.ts";
import { readDeliverable, saveDeliverable } from "./deliverables.ts";
import { keepHistory, readHistory } from "./histories.ts";
import { addRewrite, addVersion, type MadeVersion, replacePassage, takeBackVersion } from "./new-version.ts";
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

async function made(making: Promise<MadeVersion | null>): Promise<MadeVersion> {
  const version = await making;
  if (version === null) throw new Error("no version was made");
  return version;
}

test("an empty sheet is filled rather than numbered", async () => {
  expect((await made(addVersion(3, "Une réécriture."))).row.n).toBe(1);
  await saveDeliverable(4, "");
  expect((await made(addVersion(4, "Une autre."))).row).toMatchObject({ n: 1, text: "Une autre." });
});

test("nothing begins on a sheet that is as empty as what it would begin with", async () => {
  expect(await addVersion(3, "")).toBeNull();
  expect(await texts()).toEqual([]);
  await saveDeliverable(3, " ");
  expect(await addVersion(3, "")).toBeNull();
  expect(await texts()).toEqual([[1, " "]]);
});

test("a rewrite asked for twice is one version", async () => {
  await saveDeliverable(3, "Le premier jet.");
  const both = await Promise.all([addRewrite(3, "La réécriture."), addRewrite(3, "La réécriture.")]);
  expect(both.filter((version) => version === null)).toHaveLength(1);
  expect(await texts()).toHaveLength(2);
});

const JUDGED = "Mardi, mon heureuse cliente attend une heure.";
const judged = (passage: string) => {
  const start = JUDGED.lastIndexOf(passage);
  return { version: 1, text: JUDGED, at: { start, end: start + passage.length } };
};

test("a passage is replaced where it was judged, in a new version, and no other word with it", async () => {
  await saveDeliverable(3, JUDGED);
  expect(await replacePassage(3, judged("heure"), "demi-journée")).toMatchObject({
    row: { n: 2, text: "Mardi, mon heureuse cliente attend une demi-journée." },
    isRepeated: false,
  });
  expect(await replacePassage(3, judged("heure"), "minute")).toBe("gone");
  expect(await texts()).toHaveLength(2);
});

test("a passage is replaced once, where its new words hold the old ones and where the old ones stand elsewhere", async () => {
  await saveDeliverable(3, JUDGED);
  await replacePassage(3, judged("cliente"), "cliente de Lille");
  expect(await replacePassage(3, judged("cliente"), "cliente de Lille")).toBe("there");
  await saveDeliverable(3, "Lundi, mon heureuse cliente de Lille attend une heure.");
  expect(await replacePassage(3, judged("cliente"), "cliente de Lille")).toBe("there");
  expect(await texts()).toHaveLength(2);

  const twice = { version: 1, text: "Une heure, puis une heure.", at: { start: 4, end: 9 } };
  await saveDeliverable(3, twice.text);
  await replacePassage(3, twice, "minute");
  expect(await replacePassage(3, twice, "minute")).toBe("there");
  expect((await readDeliverable(3))?.text).toBe("Une minute, puis une heure.");
});

test("in a text that went on, a passage that stands there twice says so", async () => {
  await saveDeliverable(3, "Mon heureuse cliente attend une heure, puis une heure.");
  expect(await replacePassage(3, judged("heure"), "minute")).toMatchObject({
    row: { text: "Mon heureuse cliente attend une minute, puis une heure." },
    isRepeated: true,
  });
});

test("a version just made can be taken back, one that was written to since cannot", async () => {
  await saveDeliverable(3, "Le premier jet.");
  expect(await takeBackVersion(await made(addVersion(3, "Le deuxième.")))).toBe(true);
  expect((await readDeliverable(3))?.text).toBe("Le premier jet.");
  const again = await made(addVersion(3, "Le deuxième."));
  await saveDeliverable(3, "Le deuxième, repris.");
  expect(await takeBackVersion(again)).toBe(false);
  expect(await texts()).toHaveLength(2);
});

test("taking back leaves what was there before: no version, or an empty one", async () => {
  expect(await takeBackVersion(await made(addVersion(4, "Une réécriture.")))).toBe(true);
  expect(await readDeliverable(4)).toBeUndefined();
  await saveDeliverable(3, "Le premier jet.");
  await addVersion(3, "Le deuxième.");
  await saveDeliverable(3, "");
  expect(await takeBackVersion(await made(addVersion(3, "Une réécriture.")))).toBe(true);
  expect(await texts()).toEqual([
    [1, "Le premier jet."],
    [2, ""],
  ]);
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
  const second = await made(addVersion(3, "Le deuxième."));
  await keepHistory(second.row.id, { text: "Le deuxième.", done: [], undone: [] });
  await takeBackVersion(second);
  expect(await currentDb().histories.count()).toBe(0);
});
