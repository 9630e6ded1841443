import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PromiseRow, VersionRow } from "#client/db/rows.ts";
import type { VoyageDay } from "#client/db/voyage.ts";
import { DAYS } from "#shared/day.ts";
import { sumCounts } from "#shared/field-counts.ts";
import { reviewDraft } from "./review-draft.ts";

const name = (day: number) => `J${day}`;
const EMPTY = { closedAt: null, versions: [], scores: [], promises: [], evenings: [], counts: {} };

test("a week as it was counted is a first draft, and nothing more", () => {
  const days = week([
    { day: 2, counts: { messages: 3 }, versions: versions(2), scores: [{ version: 1, score: 2 }] },
    {
      day: 4,
      counts: { conversations: 1, messages: 1_200, euros: 79.5 },
      versions: versions(1),
      scores: [
        { version: 1, score: 2 },
        { version: 2, score: 3 },
      ],
      promises: [promise("done"), promise("not-done"), promise("put-off")],
    },
  ]);
  expect(plain(reviewDraft(days, "fr", name))).toBe(
    [
      "Mes chiffres, J1 à J7",
      "",
      "En tout : 1 conversation, 1 203 messages, 79,50 €.",
      "J2 : 3 messages",
      "J4 : 1 conversation, 1 200 messages, 79,50 €",
      "",
      "Promesses : 1 tenue, 1 non tenue, 1 encore à tenir.",
      "Verdicts : J2 2/4 ; J4 2/4 puis 3/4.",
      "Versions écrites : J2 2, J4 1.",
    ].join("\n"),
  );
});

test("nothing counted, promised, judged or written is no draft", () => {
  expect(reviewDraft(week([]), "fr", name)).toBe("");
});

describe("a draft", () => {
  const count = fc.nat(999);
  const counts = fc.record(
    { conversations: count, messages: count, asks: count, refusals: count, euros: count },
    { requiredKeys: [] },
  );
  const lived = fc.array(
    fc.record({
      day: fc.constantFrom(...DAYS),
      counts,
      scores: fc.uniqueArray(fc.record({ version: fc.integer({ min: 1, max: 3 }), score: fc.nat(4) }), {
        selector: ({ version }) => version,
      }),
      promises: fc.array(fc.constantFrom("open", "put-off", "done", "not-done").map(promise), { maxLength: 3 }),
      versions: fc.nat(4).map(versions),
    }),
    { maxLength: 14 },
  );

  test.each(["fr", "en"] as const)("holds no figure that nobody counted (%s)", (lang) => {
    fc.assert(
      fc.property(lived, (some) => {
        const days = voyage(some);
        const known = new Set([
          ...days.flatMap((one) => [one.day, ...Object.values(one.counts), one.versions.length]),
          ...Object.values(sumCounts(days.map((one) => one.counts))),
          ...days.flatMap(({ scores }) => scores.map(({ score }) => score)),
          ...["done", "not-done"].map((state) => promised(days).filter((one) => one === state).length),
          promised(days).filter((state) => state === "open" || state === "put-off").length,
          4,
          1,
          14,
        ]);
        const figures = plain(reviewDraft(days, lang, name)).replaceAll(/(?<=\d)[ ,](?=\d{3}\b)/g, "");
        for (const [figure] of figures.matchAll(/\d+/g)) expect(known).toContain(Number(figure));
      }),
    );
  });

  test("of two full weeks leaves room in its sheet to be finished", () => {
    const full = DAYS.map((day) => ({
      day,
      counts: { conversations: 8, messages: 25, asks: 5, refusals: 12, euros: 179 },
      scores: [
        { version: 1, score: 2 },
        { version: 2, score: 3 },
      ],
      promises: [promise("done")],
      versions: versions(3),
    }));
    expect(reviewDraft(voyage(full.slice(0, 7)).slice(0, 7), "fr", name).length).toBeLessThan(900);
    expect(reviewDraft(voyage(full), "fr", name).length).toBeLessThan(1_500);
  });
});

function week(some: (Partial<VoyageDay> & { day: number })[]): VoyageDay[] {
  return voyage(some).slice(0, 7);
}

function voyage(some: (Partial<VoyageDay> & { day: number })[]): VoyageDay[] {
  return DAYS.map((day) => ({ ...EMPTY, day, ...some.find((one) => one.day === day) }));
}

function promised(days: readonly VoyageDay[]): string[] {
  return days.flatMap(({ promises }) => promises.map(({ state }) => state));
}

function promise(state: string): PromiseRow {
  return { id: "", day: 1, replyId: "", text: "", dueOn: "2026-11-25", state: state as "open", createdAt: 0 };
}

function versions(n: number): VersionRow[] {
  return Array.from({ length: n }, (_, at) => ({
    id: "",
    day: 1,
    n: at + 1,
    text: "Un texte",
    createdAt: 0,
    updatedAt: 0,
  }));
}

/** French spaces as plain ones. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, " ");
}
