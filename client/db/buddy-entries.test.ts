import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countUnread, queueBuddyEntry, readBuddyEntries, readPair, readUnsentEntries } from "./buddy-entries.ts";
import { closeDb, currentDb, openDb } from "./db.ts";
import { readDraft, saveDraft } from "./drafts.ts";
import type { BuddyEntryRow, PairRow } from "./rows.ts";

const PAIR: PairRow = {
  id: "0197a1f0-0000-4000-8000-000000000001",
  name: "Léa",
  since: 1,
  endedAt: null,
  theirs: { delivered: 0, read: 0 },
  mine: { delivered: 0, read: 0 },
};

beforeEach(() => void openDb(crypto.randomUUID()));
afterEach(closeDb);

test("an entry is here before it is anywhere else, and the draft it was goes with it", async () => {
  await currentDb().pairs.add(PAIR);
  await saveDraft("binome", "Salut");
  const row = await queueBuddyEntry({ kind: "text", text: "Salut" }, "binome");
  expect(row).toMatchObject({ pairId: PAIR.id, seq: 0, fromMe: true, failure: null });
  expect(await readUnsentEntries(PAIR.id)).toEqual([row]);
  expect(await readDraft("binome")).toBe("");
});

test("with no binôme, or one that has left, nothing is written and the draft stays", async () => {
  await currentDb().pairs.add({ ...PAIR, endedAt: 2 });
  await saveDraft("binome", "Salut");
  expect(await readPair()).toBeNull();
  expect(await queueBuddyEntry({ kind: "text", text: "Salut" }, "binome")).toBeNull();
  expect(await currentDb().buddyEntries.count()).toBe(0);
  expect(await readDraft("binome")).toBe("Salut");
});

test("entries are read newest first, page by page, without those of another pair and those not sent", async () => {
  const other = { ...PAIR, id: "0197a1f0-0000-4000-8000-000000000002", endedAt: 2 };
  await currentDb().pairs.bulkAdd([PAIR, other]);
  await currentDb().buddyEntries.bulkAdd([...[1, 2, 3, 4].map((seq) => entry(PAIR, seq)), entry(other, 5)]);
  await queueBuddyEntry({ kind: "text", text: "Salut" });
  const seqs = async (before?: number) => (await readBuddyEntries(PAIR.id, 3, before)).map(({ seq }) => seq);
  expect(await seqs()).toEqual([4, 3, 2]);
  expect(await seqs(2)).toEqual([1]);
});

test("unread is what the other one wrote after what was read", async () => {
  await currentDb().buddyEntries.bulkAdd([1, 2, 3, 4, 5].map((seq) => entry(PAIR, seq)));
  expect(await countUnread(PAIR)).toBe(3);
  expect(await countUnread({ ...PAIR, mine: { delivered: 5, read: 3 } })).toBe(1);
  expect(await countUnread({ ...PAIR, mine: { delivered: 5, read: 5 } })).toBe(0);
});

/** The odd ones are the other one's. */
function entry({ id }: PairRow, seq: number): BuddyEntryRow {
  return {
    id: `${id}-${seq}`,
    pairId: id,
    seq,
    fromMe: seq % 2 === 0,
    at: seq,
    body: { kind: "text", text: `${seq}` },
    failure: null,
  };
}
