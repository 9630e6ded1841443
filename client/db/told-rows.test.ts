import "fake-indexeddb/auto";
import { liveQuery } from "dexie";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDb, currentDb, openDb, untilDbOpen } from "./db.ts";
import { dbState } from "./db-state.ts";
import { keepTold, readTold } from "./told-rows.ts";

beforeEach(async () => {
  openDb(crypto.randomUUID());
  await untilDbOpen();
});

afterEach(() => {
  vi.restoreAllMocks();
  closeDb();
});

test("what the disk refuses is known to this page, to whoever has looked for it already too, and that is said", async () => {
  const seen: unknown[] = [];
  const watching = liveQuery(() => readTold("programme", "programme")).subscribe((value) => seen.push(value));
  await vi.waitFor(() => expect(seen).toEqual([undefined]));
  const put = refuse();
  expect(await keepTold("programme", "programme", "Quatorze missions")).toBe(false);
  await vi.waitFor(() => expect(seen).toEqual([undefined, "Quatorze missions"]));
  expect(dbState()).toEqual({ kind: "refused" });
  expect(await currentDb().programme.count()).toBe(0);

  put.mockRestore();
  expect(await keepTold("programme", "programme", "Quatorze missions")).toBe(true);
  expect(dbState()).toEqual({ kind: "open" });
  expect(await currentDb().programme.get("programme")).toMatchObject({ value: "Quatorze missions" });
  watching.unsubscribe();
});

test("what was told last counts, whatever is on the disk", async () => {
  await keepTold("meta", "session", "hier");
  const put = refuse();
  await keepTold("meta", "session", "aujourd’hui");
  expect(await readTold("meta", "session")).toBe("aujourd’hui");
  put.mockRestore();
  await keepTold("meta", "session", "demain");
  expect(await readTold("meta", "session")).toBe("demain");
});

test("another account is told nothing of it", async () => {
  refuse();
  await keepTold("meta", "session", "à moi");
  closeDb();
  openDb(crypto.randomUUID());
  expect(await readTold("meta", "session")).toBeUndefined();
});

/** As a browser does that has the database and writes nothing any more. */
function refuse() {
  return vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("refused", "UnknownError");
  });
}
