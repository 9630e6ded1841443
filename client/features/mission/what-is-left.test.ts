import { expect, test } from "vitest";
import type { Criterion } from "#shared/programme.ts";
import type { CriterionStanding } from "./use-criteria.ts";
import { whatIsLeft } from "./what-is-left.ts";

const standing = (kind: Criterion["kind"], isDecided: boolean, isMet = false): CriterionStanding => ({
  criterion: { kind, text: { fr: kind, en: kind } },
  isDecided,
  isMet,
  passage: null,
});
const all = (standings: readonly CriterionStanding[]) => ({
  standings,
  met: standings.filter(({ isMet }) => isMet).length,
});
const J1 = Array.from({ length: 4 }, () => standing("judged", false));

test("with no AI a day of judged criteria has nothing left, and is ready once something is written", () => {
  expect(whatIsLeft(all(J1), false, false)).toEqual({ left: 0, unjudged: 4, isReady: false });
  expect(whatIsLeft(all(J1), false, true)).toEqual({ left: 0, unjudged: 4, isReady: true });
});

test("with a coach that judges they are left until it has", () => {
  expect(whatIsLeft(all(J1), true, true)).toEqual({ left: 4, unjudged: 0, isReady: false });
  expect(whatIsLeft(all(J1.map(() => standing("judged", true, true))), true, true).isReady).toBe(true);
});

test("what was judged before the AI went still counts, and so does what can be measured or ticked", () => {
  const some = [standing("judged", true, false), standing("judged", false), standing("measured", true, true)];
  expect(whatIsLeft(all([...some, standing("declared", true)]), false, true)).toEqual({
    left: 2,
    unjudged: 1,
    isReady: false,
  });
});

test("a verdict that counts a criterion as met without naming it leaves one less", () => {
  expect(whatIsLeft({ standings: J1, met: 3 }, true, true)).toMatchObject({ left: 1, unjudged: 0 });
});
