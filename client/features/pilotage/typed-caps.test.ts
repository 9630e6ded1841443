import fc from "fast-check";
import { expect, test } from "vitest";
import type { CoachCaps } from "#shared/pilotage.ts";
import { readTypedCaps, typedCaps } from "./typed-caps.ts";

const CAPS: CoachCaps = { isModelOff: false, dailyTokens: 200_000, moneyPerDay: 2.5, moneyPerMonth: null };
const money = fc.option(fc.integer({ min: 1, max: 1e8 }).map((cents) => cents / 100));
const anyCaps = fc.record({
  isModelOff: fc.boolean(),
  dailyTokens: fc.integer({ min: 0, max: 1e9 }),
  moneyPerDay: money,
  moneyPerMonth: money,
});

test.each(["fr", "en"] as const)("what is shown in %s is read back as what it was", (lang) => {
  fc.assert(
    fc.property(anyCaps, (caps) => {
      expect(readTypedCaps(lang, typedCaps(lang, caps))).toEqual({ kind: "ok", caps });
    }),
  );
});

test.each([
  ["fr", "2,50", 2.5],
  ["fr", "2.50", 2.5],
  ["fr", "1 000,5", 1_000.5],
  ["en", "2.50", 2.5],
  ["en", "1,000.50", 1_000.5],
  ["en", "1,000", 1_000],
] as const)("in %s %s is an amount", (lang, typed, amount) => {
  const caps = { ...typedCaps(lang, CAPS), moneyPerMonth: typed };
  expect(readTypedCaps(lang, caps)).toEqual({ kind: "ok", caps: { ...CAPS, moneyPerMonth: amount } });
});

test.each([
  ["fr", { dailyTokens: "" }, ["dailyTokens"]],
  ["fr", { dailyTokens: "1,5" }, ["dailyTokens"]],
  ["fr", { dailyTokens: "2000000000" }, ["dailyTokens"]],
  ["fr", { moneyPerDay: "0" }, ["moneyPerDay"]],
  ["en", { moneyPerDay: "2,50" }, ["moneyPerDay"]],
  ["fr", { moneyPerDay: "deux", moneyPerMonth: "-3" }, ["moneyPerDay", "moneyPerMonth"]],
  ["fr", { moneyPerDay: "1e3" }, ["moneyPerDay"]],
] as const)("in %s %j is refused, and named", (lang, part, fields) => {
  expect(readTypedCaps(lang, { ...typedCaps(lang, CAPS), ...part })).toEqual({ kind: "wrong", fields });
});
