import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { readKeptWords } from "./read-kept-words.ts";

afterEach(() => vi.restoreAllMocks());

test("a database that cannot be read hides the words of no other one, and what was copied is shown once", async () => {
  await keep("sdb-one", "Les mots de l’un");
  await keep("sdb-one-before-v2", "Les mots de l’un");
  await keep("sdb-two", "Les mots de l’autre");
  await keep("another-app", "Rien à nous");
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, "open").mockImplementation((name) => {
    if (name === "sdb-two") throw new DOMException("broken", "UnknownError");
    return open(name);
  });
  const { words, unread } = await readKeptWords();
  expect([words.map(({ text }) => text), unread]).toEqual([["Les mots de l’un"], 1]);
});

test("an evening line is among the words", async () => {
  const evening = { text: "Si midi passe, alors j’écris", on: "2026-11-24" };
  const earlierEvenings = [{ text: "Si rien ne vient", on: "2026-11-20" }];
  await keepRow("sdb-three", "dayLog", "day", { day: 3, declared: [], closedAt: null, evening, earlierEvenings });
  const { words } = await readKeptWords();
  expect(words).toContainEqual({ title: "J3", text: "Si midi passe, alors j’écris", atMs: 0 });
  expect(words).toContainEqual({ title: "J3", text: "Si rien ne vient", atMs: 0 });
});

test("what binômes wrote is among the words", async () => {
  const entry = { id: "e", at: 5, body: { kind: "passage", day: 3, version: 1, text: "Mon accroche" } };
  await keepRow("sdb-four", "buddyEntries", "id", entry);
  await keepRow("sdb-five", "buddyEntries", "id", { id: "e", at: 5, body: { kind: "seen-done", of: "x" } });
  const { words } = await readKeptWords();
  expect(words.filter(({ title }) => title === "Chat Binôme")).toEqual([
    { title: "Chat Binôme", text: "Mon accroche", atMs: 5 },
  ]);
});

function keep(name: string, text: string): Promise<void> {
  return keepRow(name, "drafts", "key", { key: "composer:3", text, updatedAt: 1 });
}

function keepRow(name: string, store: string, keyPath: string, row: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 10);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(store, { keyPath }));
    request.addEventListener("success", () => {
      const transaction = request.result.transaction(store, "readwrite");
      transaction.objectStore(store).put(row);
      transaction.addEventListener("complete", () => {
        request.result.close();
        resolve();
      });
      transaction.addEventListener("abort", () => reject(new Error("not kept")));
    });
  });
}
