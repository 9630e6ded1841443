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

function keep(name: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 10);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("drafts", { keyPath: "key" }));
    request.addEventListener("success", () => {
      const transaction = request.result.transaction("drafts", "readwrite");
      transaction.objectStore("drafts").put({ key: "composer:3", text, updatedAt: 1 });
      transaction.addEventListener("complete", () => {
        request.result.close();
        resolve();
      });
      transaction.addEventListener("abort", () => reject(new Error("not kept")));
    });
  });
}
