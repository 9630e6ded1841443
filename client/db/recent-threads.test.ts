import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askCoach } from "#client/features/coach/ask-coach.ts";
import { closeDb, currentDb, openDb } from "./db.ts";
import { readRecentThreads } from "./recent-threads.ts";

beforeEach(() => openDb(crypto.randomUUID()));
afterEach(closeDb);

const ASK = { lang: "fr", mode: "free", needs: [] } as const;

test("threads come newest first, under the first thing that was asked there, without those that were deleted", async () => {
  await askCoach({ ...ASK, day: 1, text: "Lis mon idée et dis-moi", label: "Valide mon idée" });
  await askCoach({ ...ASK, day: 2, text: "Par qui commencer ?", label: null });
  await askCoach({ ...ASK, day: 1, text: "Et ensuite ?", label: null });
  await askCoach({ ...ASK, day: 3, text: "À oublier", label: null });
  const [newest] = await readRecentThreads();
  await currentDb().exchanges.update(newest?.id ?? "", { deletedAt: Date.now() });
  expect((await readRecentThreads()).map(({ day, title }) => [day, title])).toEqual([
    [2, "Par qui commencer ?"],
    [1, "Valide mon idée"],
  ]);
});
