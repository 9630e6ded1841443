// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDb, openDb } from "../db.ts";
import { saveDeliverable } from "../deliverables.ts";
import { changeProfile } from "../profile.ts";
import { eraseDevice } from "./erase-device.ts";
import { judgeKept, settleKept, watchKept } from "./kept-marker.ts";
import type { Kept } from "./kept-setting.ts";

let userId: string;
let stop: () => void;

beforeEach(() => {
  userId = crypto.randomUUID();
  localStorage.clear();
  stop = () => undefined;
});
afterEach(() => {
  stop();
  closeDb();
});

describe("a database that is empty", () => {
  test("on a first visit is new", async () => {
    await visit();
    await changeProfile((row) => row);
    await told("fresh");
  });

  test("and cannot be marked as known, for want of room, fails nobody", async () => {
    await visit();
    await changeProfile((row) => row);
    await told("fresh");
    await loseDatabase();
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await visit();
    await vi.waitFor(() => expect(put).toHaveBeenCalled());
    await new Promise((resolve) => setTimeout(resolve, 0));
    process.off("unhandledRejection", unhandled);
    put.mockRestore();
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("where something was written before is a loss, at each visit until the person has seen it", async () => {
    await visit();
    await saveDeliverable(3, "Mon post");
    await told("words");
    await loseDatabase();
    await visit();
    await told("lost");
    await saveDeliverable(3, "Autre chose");
    leave();
    await visit();
    await told("lost");
    await settleKept();
    await told("words");
    leave();
    await visit();
    await told("words");
  });

  test("that the person emptied is no loss", async () => {
    await visit();
    await saveDeliverable(3, "Mon post");
    await told("words");
    await eraseDevice();
    leave();
    await visit();
    // The server still has the profile.
    await changeProfile((row) => ({ ...row, baseRevision: 4 }));
    await told("fresh");
    await saveDeliverable(3, "Autre post");
    await told("words");
  });

  test("of words that were taken out one by one is no loss", () => {
    expect(judgeKept("words", { isBorn: true, hasWords: false, revision: 3 })).toBe("words");
    expect(judgeKept("words", { isBorn: false, hasWords: false, revision: 3 })).toBe("lost");
  });

  test("of an account that was at work elsewhere says so, also when the browser forgot everything", async () => {
    await visit();
    await changeProfile((row) => ({ ...row, baseRevision: 4 }));
    await told("elsewhere");
  });

  test("is still new when its person begins with the profile", async () => {
    await visit();
    await changeProfile((row) => row);
    await told("fresh");
    await changeProfile((row) => ({ ...row, baseRevision: 1 }));
    leave();
    await visit();
    await told("fresh");
  });
});

async function visit(): Promise<void> {
  await openDb(userId).dexie.open();
  stop = watchKept();
}

function leave(): void {
  stop();
  closeDb();
}

async function told(kept: Kept): Promise<void> {
  await vi.waitFor(() => expect(localStorage.getItem(`sdb-kept-${userId}`)).toBe(kept));
}

/** What a browser does when it is short of space, or its files are broken. */
async function loseDatabase(): Promise<void> {
  leave();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(`sdb-${userId}`).addEventListener("success", resolve);
  });
}
