import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askCoach } from "#client/features/coach/ask-coach.ts";
import { countThreads } from "./count-threads.ts";
import { closeDb, currentDb, openDb } from "./db.ts";

beforeEach(() => openDb(crypto.randomUUID()));
afterEach(closeDb);

const ASK = { lang: "fr", mode: "free", needs: [], label: null } as const;

test("what is counted is what can be read again: no thread that was deleted, none that was opened and not used", async () => {
  expect(await countThreads()).toBe(0);
  for (const day of [1, 2, 3] as const) await askCoach({ ...ASK, day, text: "Par qui commencer ?" });
  await askCoach({ ...ASK, day: 3, text: "Et ensuite ?" });
  expect(await countThreads()).toBe(3);
  const [first] = await currentDb().exchanges.where("day").equals(1).toArray();
  await currentDb().exchanges.update(first?.id ?? "", { deletedAt: Date.now() });
  await currentDb().exchanges.add({ id: "z", day: 3, createdAt: Date.now(), pinnedAt: null, deletedAt: null });
  expect(await countThreads()).toBe(2);
});
