import { expect, test } from "vitest";
import { parseJournalAddress } from "./journal-address.ts";

test("an address says what is looked for, what is listed and what is open", () => {
  const address = { q: "accroche", filtre: "epingles", jour: 3, fil: "0190", passage: "0191" };
  expect(parseJournalAddress(address)).toEqual(address);
  expect(parseJournalAddress({ livrable: "0192" })).toEqual({ livrable: "0192" });
});

test("a figure can be looked for", () => {
  expect(parseJournalAddress({ q: 79 })).toEqual({ q: "79" });
});

test("what is not understood is left out, and the journal opens", () => {
  expect(parseJournalAddress({ q: "", filtre: "autre", jour: 15, fil: { a: 1 }, x: 1 })).toEqual({});
  expect(parseJournalAddress({ fil: "a", livrable: "b" })).toEqual({ fil: "a" });
});
