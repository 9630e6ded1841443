import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  countUnread,
  queueBuddyEntry,
  readBuddyEntries,
  readNextQueued,
  readPair,
  readUnsentEntries,
  sendInOneTap,
  takeBackEntry,
} from "./buddy-entries.ts";
import { closeDb, currentDb, openDb } from "./db.ts";
import { readDraft, saveDraft } from "./drafts.ts";
import { readSeenDone } from "./seen-done.ts";
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

describe("what is sent in one tap", () => {
  const PASSAGE = { kind: "passage", day: 3, version: 1, text: "47 relances impayées." } as const;

  test("is here at once, can be taken back, and is then nowhere", async () => {
    await currentDb().pairs.add(PAIR);
    const sent = await sendInOneTap(PASSAGE);
    expect(await readUnsentEntries(PAIR.id)).toEqual([sent]);
    expect(await takeBackEntry(sent!.id)).toBe(true);
    expect(await currentDb().buddyEntries.count()).toBe(0);
    expect(await takeBackEntry(sent!.id)).toBe(false);
  });

  test("once it may have left it is not taken back", async () => {
    await currentDb().pairs.add(PAIR);
    const { id } = (await sendInOneTap(PASSAGE))!;
    await currentDb().buddyEntries.update(id, { heldUntil: Date.now() });
    expect(await takeBackEntry(id)).toBe(false);
    const taken = (await queueBuddyEntry({ kind: "text", text: "Salut" }))!;
    expect(await takeBackEntry(taken.id)).toBe(false);
    expect(await currentDb().buddyEntries.count()).toBe(2);
  });

  test("twice is there once, and to another binôme once more", async () => {
    await currentDb().pairs.add(PAIR);
    const [first, second] = await Promise.all([sendInOneTap(PASSAGE), sendInOneTap(PASSAGE)]);
    expect(second).toEqual(first);
    await currentDb().pairs.put({ ...PAIR, endedAt: 2 });
    expect(await sendInOneTap(PASSAGE)).toBeNull();
    await currentDb().pairs.add({ ...PAIR, id: "0197a1f0-0000-4000-8000-000000000002" });
    expect((await sendInOneTap(PASSAGE))?.id).not.toBe(first?.id);
  });

  test("lets what is written after it go before, and is held by no clock that was set back", async () => {
    await currentDb().pairs.add(PAIR);
    const held = (await sendInOneTap(PASSAGE))!;
    const written = await queueBuddyEntry({ kind: "text", text: "Salut" });
    expect(await readNextQueued()).toEqual(written);
    await currentDb().buddyEntries.update(held.id, { heldUntil: Date.now() + 86_400_000 });
    expect((await readNextQueued())?.id).toBe(held.id);
  });
});

test("a promise was seen done once the binôme said so of what was sent, whoever the binôme is now", async () => {
  const promise = { kind: "promise", promiseId: "p", day: 3, dueOn: "2026-11-26", text: "Appeler Nadia" } as const;
  await currentDb().pairs.add(PAIR);
  const sent = (await queueBuddyEntry(promise))!;
  const seen = { ...entry(PAIR, 3), at: 9, body: { kind: "seen-done", of: sent.id } as const };
  // Another promise's, and one's own word on the other's.
  await currentDb().buddyEntries.bulkAdd([
    { ...entry(PAIR, 5), body: { kind: "seen-done", of: "x" } },
    { ...entry(PAIR, 2), body: { kind: "seen-done", of: sent.id } },
  ]);
  expect(await readSeenDone("p")).toBeNull();
  await currentDb().buddyEntries.add(seen);
  await currentDb().pairs.put({ ...PAIR, endedAt: 2 });
  expect(await readSeenDone("p")).toEqual({ name: "Léa", at: 9 });
  expect(await readSeenDone("q")).toBeNull();
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
