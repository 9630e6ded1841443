import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forceCloseDatabase } from "fake-indexeddb";
import { EMPTY_PROFILE } from "#shared/profile.ts";
import { closeDb, currentDb, openDb, untilDbOpen } from "./db.ts";
import { dbState } from "./db-state.ts";
import { readDeliverable, saveDeliverable } from "./deliverables.ts";
import { readDraft, saveDraft } from "./drafts.ts";
import { saveProfile } from "./profile.ts";
import { SCHEMAS } from "./schemas.ts";

/** A version that this code does not know yet. */
const NEWER = (SCHEMAS.at(-1)?.version ?? 0) + 1;

let userId: string;

beforeEach(() => {
  userId = crypto.randomUUID();
});

afterEach(() => {
  closeDb();
  vi.restoreAllMocks();
});

describe("the database", () => {
  test("has the tables and indexes that later versions build on", async () => {
    const { dexie } = openDb(userId);
    await dexie.open();
    const schema = dexie.tables.map(({ name, schema: { primKey, indexes } }) => [
      name,
      [String(primKey.keyPath), ...indexes.map((index) => index.src)].join(),
    ]);
    expect(Object.fromEntries(schema)).toEqual({
      messages: "id,[day+exchangeId+id],state.status,parentId",
      exchanges: "id,day,pinnedAt,deletedAt",
      versions: "id,[day+n]",
      histories: "versionId",
      pairs: "id",
      buddyEntries: "id,[pairId+seq]",
      verdicts: "replyId,[day+version]",
      promises: "id,dueOn,state",
      dayLog: "day",
      drafts: "key",
      profile: "key",
      programme: "key",
      meta: "key",
    });
    expect(dexie.name).toBe(`sdb-${userId}`);
  });

  test("is the only one on the device", async () => {
    await openDb(userId).dexie.open();
    const names = (await indexedDB.databases()).map((database) => database.name);
    expect(names).toContain(`sdb-${userId}`);
    expect(names).not.toContain("__dbnames");
  });

  test("is opened once, and never for a second account in one page", () => {
    expect(openDb(userId)).toBe(openDb(userId));
    expect(() => openDb(crypto.randomUUID())).toThrow("another account");
  });

  test("keeps the words of each account apart", async () => {
    openDb(userId);
    await saveDeliverable(3, "Mon post");
    closeDb();
    openDb(crypto.randomUUID());
    expect(await readDeliverable(3)).toBeUndefined();
    closeDb();
    openDb(userId);
    expect(await readDeliverable(3)).toMatchObject({ n: 1, text: "Mon post" });
  });
});

describe("a write", () => {
  test("that is acknowledged was asked for with strict durability, whatever it writes", async () => {
    const asked = vi.spyOn(IDBDatabase.prototype, "transaction");
    openDb(userId);
    await saveDeliverable(3, "Mon post", [""]);
    await saveDraft("composer:3", "Critique", [""]);
    await saveProfile(EMPTY_PROFILE, [EMPTY_PROFILE]);
    const writes = asked.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes.length).toBeGreaterThanOrEqual(3);
    expect(writes.map(([, , options]) => options)).toEqual(writes.map(() => ({ durability: "strict" })));
  });

  test("that finds no room is said, one that needs none does not end that, and one that finds some does", async () => {
    const db = openDb(userId);
    await saveDeliverable(3, "Mon post");
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore) {
      this.transaction.abort();
      Object.defineProperty(this.transaction, "error", { value: new DOMException("full", "QuotaExceededError") });
      throw new DOMException("full", "QuotaExceededError");
    });
    await expect(saveDraft("composer:3", "Critique")).rejects.toThrow();
    await vi.waitFor(() => expect(dbState()).toEqual({ kind: "full" }));
    expect(await readDeliverable(3)).toMatchObject({ text: "Mon post" });
    put.mockRestore();
    await db.dexie.transaction("rw", db.drafts, () => db.drafts.where("key").equals("none").modify({ text: "" }));
    await db.drafts.delete("none");
    expect(dbState()).toEqual({ kind: "full" });
    await saveDraft("composer:3", "Critique");
    expect(dbState()).toEqual({ kind: "open" });
  });
});

test("a write that the storage gives up is said, and the next one that it takes ends that", async () => {
  openDb(userId);
  await untilDbOpen();
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore) {
    this.transaction.abort();
    Object.defineProperty(this.transaction, "error", { value: new DOMException("broken", "UnknownError") });
    throw new DOMException("broken", "UnknownError");
  });
  await expect(saveDraft("composer:3", "Critique")).rejects.toThrow();
  await vi.waitFor(() => expect(dbState()).toEqual({ kind: "refused" }));
  put.mockRestore();
  await saveDraft("composer:3", "Critique");
  expect(dbState()).toEqual({ kind: "open" });
});

test("a write that is refused with no transaction to end is said too, whether its request fails or is not even made", async () => {
  const db = openDb(userId);
  await untilDbOpen();
  const refused = new DOMException("broken", "UnknownError");
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw refused;
  });
  await expect(db.drafts.put({ key: "a", text: "a", updatedAt: 1 })).rejects.toThrow();
  expect(dbState()).toEqual({ kind: "refused" });
  put.mockRestore();
  await saveDraft("composer:3", "Critique");
  expect(dbState()).toEqual({ kind: "open" });

  type Add = (this: IDBObjectStore, ...args: Parameters<IDBObjectStore["add"]>) => IDBRequest<IDBValidKey>;
  const { add } = IDBObjectStore.prototype as { add: Add };
  vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (this: IDBObjectStore, row) {
    const request = add.call(this, row);
    request.addEventListener("error", () => Object.defineProperty(request, "error", { value: refused }));
    return request;
  });
  await expect(db.drafts.add({ key: "composer:3", text: "encore", updatedAt: 1 })).rejects.toThrow();
  expect(dbState()).toEqual({ kind: "refused" });
});

describe("a connection that the browser takes away", () => {
  test("is opened again by itself, and what is written next is kept", async () => {
    openDb(userId);
    await saveDraft("composer:3", "avant");
    loseConnection();
    await vi.waitFor(() => expect(dbState()).toEqual({ kind: "open" }));
    await saveDraft("composer:3", "après");
    expect(await readDraft("composer:3")).toBe("après");
  });

  test("again and again is opened three more times, then never again until the page is loaded anew, and it is said", async () => {
    openDb(userId);
    await untilDbOpen();
    const opens = vi.spyOn(indexedDB, "open");
    for (let reopen = 1; reopen <= 3; reopen++) {
      loseConnection();
      await vi.waitFor(() => expect(opens).toHaveBeenCalledTimes(reopen), { timeout: 3_000 });
      await vi.waitFor(() => expect(currentDb().dexie.isOpen()).toBe(true));
    }
    loseConnection();
    await vi.waitFor(() => expect(dbState()).toEqual({ kind: "failed", reason: "closed" }));
    await expect(saveDraft("composer:3", "après")).rejects.toThrow();
    expect(opens).toHaveBeenCalledTimes(3);
  });

  test("and that does not open any more is tried three times within two seconds", async () => {
    openDb(userId);
    await untilDbOpen();
    const opens = vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new DOMException("gone", "UnknownError");
    });
    loseConnection();
    await vi.waitFor(() => expect(dbState()).toEqual({ kind: "failed", reason: "closed" }), { timeout: 2_000 });
    expect(opens.mock.calls.length).toBeGreaterThanOrEqual(3);
  });
});

describe("a tab of an older version", () => {
  test("lets go when a newer one upgrades, says so, and cannot write any more", async () => {
    openDb(userId);
    await saveDraft("composer:3", "avant");
    const newer = new Dexie(`sdb-${userId}`);
    newer.version(NEWER - 1).stores({ drafts: "key" });
    newer.version(NEWER).stores({ badges: "id" });
    await newer.open();
    newer.close();
    expect(dbState()).toEqual({ kind: "old-tab" });
    await expect(saveDraft("composer:3", "après")).rejects.toThrow();
    expect(currentDb().dexie.isOpen()).toBe(false);
  });

  test("does not open what a newer one has upgraded, and leaves it as it is", async () => {
    const newer = new Dexie(`sdb-${userId}`);
    newer.version(NEWER).stores({ drafts: "key,text", badges: "id" });
    await newer.table("drafts").put({ key: "composer:3", text: "neuf" });
    const { version, objectStoreNames } = newer.backendDB();
    const stores = [...objectStoreNames];
    newer.close();
    openDb(userId);
    await expect(saveDraft("composer:3", "vieux")).rejects.toThrow();
    expect(dbState()).toEqual({ kind: "old-tab" });
    await newer.open();
    expect(await newer.table("drafts").get("composer:3")).toMatchObject({ text: "neuf" });
    expect(newer.backendDB().version).toBe(version);
    expect([...newer.backendDB().objectStoreNames]).toEqual(stores);
    newer.close();
  });
});

test("a database that is deleted by hand is told as gone, not as a newer one, and no empty one takes its place", async () => {
  openDb(userId);
  await saveDraft("composer:3", "avant");
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(`sdb-${userId}`).addEventListener("success", resolve);
  });
  expect(dbState()).toEqual({ kind: "failed", reason: "closed" });
  await expect(saveDraft("composer:3", "après")).rejects.toThrow();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`sdb-${userId}`);
  expect(dbState()).toEqual({ kind: "failed", reason: "closed" });
});

describe("what is typed", () => {
  test("is one version until a new one is begun", async () => {
    openDb(userId);
    await saveDeliverable(3, "Mon");
    await saveDeliverable(3, "Mon post");
    await saveDeliverable(4, "Autre jour");
    expect(await readDeliverable(3)).toMatchObject({ n: 1, text: "Mon post" });
    expect(await currentDb().versions.count()).toBe(2);
  });

  test("goes to the newest version, and the earlier ones never change", async () => {
    const db = openDb(userId);
    await saveDeliverable(3, "Première");
    await db.versions.add({ id: "v2", day: 3, n: 2, text: "Deuxième", createdAt: 1, updatedAt: 1 });
    await saveDeliverable(3, "Deuxième, reprise");
    expect((await db.versions.orderBy("[day+n]").toArray()).map((row) => row.text)).toEqual([
      "Première",
      "Deuxième, reprise",
    ]);
  });

  test("by two writers at once is one version, not two", async () => {
    const db = openDb(userId);
    await Promise.all([saveDeliverable(3, "A"), saveDeliverable(3, "B")]);
    expect(await db.versions.count()).toBe(1);
  });

  test("as a draft is kept by field, and an emptied field leaves nothing", async () => {
    const db = openDb(userId);
    await saveDraft("composer:3", "Critique");
    await saveDraft("composer:4", "Autre");
    expect(await readDraft("composer:3")).toBe("Critique");
    await saveDraft("composer:3", "");
    expect(await readDraft("composer:3")).toBe("");
    expect(await db.drafts.count()).toBe(1);
  });

  test("that cannot be kept is an error, never a silent loss", async () => {
    openDb(userId);
    await saveDeliverable(3, "Mon post");
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("disk full", "QuotaExceededError");
    });
    await expect(saveDeliverable(3, "Mon post, plus long")).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await readDeliverable(3)).toMatchObject({ text: "Mon post" });
  });
});

/** As the browser does when its storage crashes. */
function loseConnection(): void {
  forceCloseDatabase(currentDb().dexie.backendDB() as never);
}
