import { expect, test } from "vitest";
import { tokensOfBytes, tokensSoFar } from "./token-estimate.ts";

test("what a reply costs so far is the product's own estimate, never below it, and told by the tens", () => {
  expect(tokensSoFar(0)).toBe(0);
  expect(tokensSoFar(1)).toBe(10);
  for (const length of [29, 30, 31, 260, 1_234]) {
    expect(tokensSoFar(length) - tokensOfBytes(length)).toBeGreaterThanOrEqual(0);
    expect(tokensSoFar(length) - tokensOfBytes(length)).toBeLessThan(10);
    expect(tokensSoFar(length) % 10).toBe(0);
  }
});
