import { expect, test } from "vitest";
import { outcomeOf } from "./outcome.ts";

test.each([
  { says: "one euro is a sale", counts: { euros: 1, refusals: 3 }, sale: 1, proof: null },
  { says: "ten refusals are a proof", counts: { refusals: 10 }, sale: null, proof: 10 },
  { says: "both are told", counts: { euros: 79.5, refusals: 12 }, sale: 79.5, proof: 12 },
  { says: "nothing counted is neither", counts: {}, sale: null, proof: null },
  { says: "nine refusals and no euro", counts: { euros: 0, refusals: 9 }, sale: null, proof: null },
])("$says", ({ counts, sale, proof }) => {
  expect(outcomeOf(counts)).toEqual({ saleEuros: sale, proofRefusals: proof });
});
