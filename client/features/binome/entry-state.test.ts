import fc from "fast-check";
import { expect, test } from "vitest";
import type { BuddyEntryRow } from "#client/db/rows.ts";
import { type EntryState, stateOf, statesToShow } from "./entry-state.ts";

const row = (seq: number, more: Partial<BuddyEntryRow> = {}): BuddyEntryRow => ({
  id: more.id ?? `${seq}`,
  pairId: "p",
  seq,
  fromMe: true,
  at: seq,
  body: { kind: "text", text: "Salut" },
  failure: null,
  ...more,
});

test("an entry is waiting, sent, delivered, read, or will never leave", () => {
  const theirs = { delivered: 3, read: 2 };
  expect([row(0), row(4), row(3), row(2)].map((one) => stateOf(one, theirs))).toEqual([
    "queued",
    "sent",
    "delivered",
    "read",
  ]);
  expect(stateOf(row(0, { failure: "pair-ended" }), theirs)).toBe("pair-ended");
});

test("the last of each state says so, each that has not left says so, and the other one's never do", () => {
  const rows = [row(1), row(2), row(3, { fromMe: false }), row(4), row(5), row(6, { fromMe: false })];
  const unsent = [row(0, { id: "a" }), row(0, { id: "b" }), row(0, { id: "c", failure: "rejected" })];
  expect([...statesToShow([...rows, ...unsent], { delivered: 4, read: 2 })]).toEqual(["2", "4", "5", "a", "b", "c"]);
});

test("as marks go on a state never goes back, whatever the order they come in", () => {
  const order: EntryState[] = ["sent", "delivered", "read"];
  const mark = fc.nat({ max: 9 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), mark, mark, mark, mark, (seq, delivered, read, later, laterRead) => {
      const before = stateOf(row(seq), { delivered, read });
      const after = stateOf(row(seq), { delivered: Math.max(delivered, later), read: Math.max(read, laterRead) });
      expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
    }),
  );
});
