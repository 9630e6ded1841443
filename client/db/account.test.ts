// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Account } from "#shared/account.ts";
import { fetchAccount, forgetAccount, renameAccount } from "./account.ts";
import { closeDb, currentDb, openDb, untilDbOpen } from "./db.ts";
import { readTold } from "./told-rows.ts";

const LEA: Account = { name: "Léa", role: "participant", isOwner: false, hasRecoveryCode: false, signIns: [] };
const kept = async () => (await currentDb().meta.get("account"))?.value;

/** The network: what it answers; null: nothing. */
let answer: { status: number; body: unknown } | null;
beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("fetch", async () => {
    if (answer === null) throw new TypeError("no network");
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
  openDb("018f3c1e-0000-4000-8000-000000000001");
  await untilDbOpen();
});
afterEach(() => {
  closeDb();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("the account as the server last told it stays on the device when the network goes", async () => {
  answer = { status: 200, body: LEA };
  await fetchAccount();
  answer = null;
  expect(await fetchAccount()).toEqual({ kind: "unreachable" });
  expect(await kept()).toEqual(LEA);
});

test("an account that the device refuses to keep is known to the page, and whoever asked for it is not failed", async () => {
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("refused", "UnknownError");
  });
  answer = { status: 200, body: LEA };
  expect(await fetchAccount()).toEqual({ kind: "ok", value: LEA });
  expect(await readTold("meta", "account")).toEqual(LEA);
  await forgetAccount();
  expect(await readTold("meta", "account")).toBeUndefined();
});

test("a name is changed by the server, or not at all", async () => {
  answer = { status: 200, body: { ...LEA, name: "Léa Martin" } };
  await renameAccount("Léa Martin");
  answer = { status: 503, body: null };
  expect((await renameAccount("Autre")).kind).toBe("problem");
  expect(await kept()).toMatchObject({ name: "Léa Martin" });
});

test("nothing of an account that was erased is kept", async () => {
  answer = { status: 200, body: LEA };
  await fetchAccount();
  await forgetAccount();
  expect(await kept()).toBeUndefined();
});
