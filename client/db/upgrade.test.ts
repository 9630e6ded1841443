import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { copyName } from "./copy-before-upgrade.ts";
import { closeDb, currentDb, openDb, untilDbOpen } from "./db.ts";
import { dbState } from "./db-state.ts";
import { readDeliverable, saveDeliverable } from "./deliverables.ts";
import { readHistory } from "./histories.ts";
import { readDraft, saveDraft } from "./drafts.ts";
import { type Schema, SCHEMAS } from "./schemas.ts";

/** A further version that changes words: what a wrong migration would do to them. */
const NEXT: Schema = {
  version: (SCHEMAS.at(-1)?.version ?? 0) + 1,
  stores: { drafts: "key,updatedAt", badges: "id" },
  upgrade: async (transaction) => {
    await transaction.table("drafts").toCollection().modify({ text: "changé" });
  },
};
const FAILING: Schema = {
  ...NEXT,
  upgrade: async (transaction) => {
    await transaction.table("drafts").toCollection().modify({ text: "abîmé" });
    throw new Error("a wrong migration");
  },
};
const ROWS = 1_203;

let userId: string;

beforeEach(async () => {
  userId = crypto.randomUUID();
  openDb(userId);
  await saveDraft("composer:3", "avant");
  await saveDeliverable(3, "Mon post");
  await currentDb().meta.bulkAdd(Array.from({ length: ROWS }, (_, n) => ({ key: `k${n}`, value: n, storedAt: n })));
  closeDb();
});

afterEach(() => {
  closeDb();
  vi.restoreAllMocks();
});

test("a device that was never upgraded, or has nothing yet, has no copy", async () => {
  openDb(userId);
  await untilDbOpen();
  closeDb();
  openDb(crypto.randomUUID(), [...SCHEMAS, NEXT]);
  await untilDbOpen();
  expect((await databaseNames()).filter((name) => name.includes("-before-"))).toEqual([]);
});

test("a device of the first version keeps its words, and takes steps from then on", async () => {
  const user = crypto.randomUUID();
  const first = new Dexie(`sdb-${user}`);
  first.version(1).stores({ ...SCHEMAS[0]?.stores });
  await first.table("versions").add({ id: "v1", day: 3, n: 1, text: "Mon post", createdAt: 1, updatedAt: 1 });
  first.close();
  openDb(user);
  await saveDeliverable(3, "Mon post.", ["Mon post"], { text: "Mon post.", done: [], undone: [] });
  expect(await readDeliverable(3)).toMatchObject({ id: "v1", text: "Mon post." });
  expect(await readHistory("v1")).toMatchObject({ text: "Mon post." });
});

test("before newer code changes the data, all of them are copied, and the copy stays", async () => {
  openDb(userId, [...SCHEMAS, NEXT]);
  // Asked for at once, as screens do: it waits for the copy and for the upgrade.
  expect(await readDraft("composer:3")).toBe("changé");
  expect(dbState()).toEqual({ kind: "open" });
  closeDb();
  const copy = await openCopy();
  expect(await copy.table("drafts").toArray()).toMatchObject([{ key: "composer:3", text: "avant" }]);
  expect(await copy.table("versions").toArray()).toMatchObject([{ day: 3, text: "Mon post" }]);
  expect(await copy.table("meta").count()).toBe(ROWS);
  expect(await copy.table("copied").count()).toBe(1);
  copy.close();
});

test("a copy that finds no room changes nothing and says so; with room again it begins anew, and then upgrades", async () => {
  const { put } = IDBObjectStore.prototype as {
    put: (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;
  };
  const isCopy = (store: IDBObjectStore) => store.transaction.db.name.includes("-before-");
  let left = 700;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
    if (isCopy(this) && left-- <= 0) throw new DOMException("no room", "QuotaExceededError");
    return put.apply(this, args);
  });
  openDb(userId, [...SCHEMAS, NEXT]);
  await expect(readDraft("composer:3")).rejects.toThrow();
  await expect(untilDbOpen()).rejects.toThrow();
  expect(dbState()).toEqual({ kind: "failed", reason: "not-upgraded" });
  closeDb();
  vi.restoreAllMocks();
  const cutOff = await openCopy();
  expect(await cutOff.table("copied").count()).toBe(0);
  // What an earlier attempt copied and is no longer there must not come back with the copy.
  await cutOff.table("meta").put({ key: "gone", value: 0, storedAt: 0 });
  cutOff.close();
  openDb(userId);
  expect(await readDraft("composer:3")).toBe("avant");
  closeDb();

  openDb(userId, [...SCHEMAS, NEXT]);
  expect(await readDraft("composer:3")).toBe("changé");
  closeDb();
  const copy = await openCopy();
  expect(await copy.table("meta").count()).toBe(ROWS);
  copy.close();
});

test("a migration that fails leaves every word as it was, and says so; a repaired one works at the next start", async () => {
  openDb(userId, [...SCHEMAS, FAILING]);
  await expect(saveDraft("composer:3", "après")).rejects.toThrow();
  expect(dbState()).toEqual({ kind: "failed", reason: "not-upgraded" });
  closeDb();
  openDb(userId);
  expect(await readDraft("composer:3")).toBe("avant");
  expect(await readDeliverable(3)).toMatchObject({ text: "Mon post" });
  closeDb();
  openDb(userId, [...SCHEMAS, NEXT]);
  expect(await readDraft("composer:3")).toBe("changé");
});

test("an older tab that does not let go is named, and the upgrade goes on when it is closed", async () => {
  const old = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(`sdb-${userId}`);
    request.addEventListener("success", () => resolve(request.result));
  });
  openDb(userId, [...SCHEMAS, NEXT]);
  await vi.waitFor(() => expect(dbState()).toEqual({ kind: "blocked" }));
  old.close();
  expect(await readDraft("composer:3")).toBe("changé");
  expect(dbState()).toEqual({ kind: "open" });
});

async function databaseNames(): Promise<string[]> {
  return (await indexedDB.databases()).map(({ name }) => name ?? "").filter((name) => name.includes(userId));
}

function openCopy(): Promise<Dexie> {
  return new Dexie(copyName(`sdb-${userId}`, NEXT.version)).open();
}
