import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckResult, DayCheck } from "./check.ts";
import { runChecks } from "./run-checks.ts";

const ALL: DayCheck[] = [
  { id: "length", unit: "characters", max: 1_200 },
  { id: "length", unit: "words", min: 50, max: 125 },
  { id: "hook", max: 140 },
  { id: "call-to-action" },
  { id: "proof" },
  { id: "jargon" },
  { id: "sentence-length" },
];

const POST = `47 relances impayées. C'est ce que Nadia, plombière à Lille, avait sur son bureau lundi.

Elle y passe deux heures chaque dimanche soir. Moi aussi, je l'ai fait trois ans.

Je cherche cinq artisans qui vivent la même chose. Pas pour vendre : pour comprendre.

Et toi, combien d'heures perds-tu chaque mois à réclamer ton argent ?`;

const ENGLISH_POST = `Nadia wrote 47 reminders last month. None of them was paid.
She told me: “I do it on Sundays, after the children are in bed.”
Reply with your worst one.`;

test("a good post in either language is green throughout", () => {
  const checks = ALL.filter((check) => check.id !== "length" || check.unit === "characters");
  for (const text of [POST, ENGLISH_POST]) {
    expect(runChecks(text, checks).filter(({ zone }) => zone !== "green")).toEqual([]);
  }
});

test("results come in the day's order, and each counts its own text", () => {
  expect(runChecks(POST, ALL).map(({ id, value, limit }) => [id, value, limit])).toEqual([
    ["length", 329, 1_200],
    ["length", 55, 125],
    ["hook", 21, 140],
    ["call-to-action", 1, 1],
    ["proof", 1, 1],
    ["jargon", 0, 0],
    ["sentence-length", 7.9, 20],
  ]);
});

describe("length", () => {
  const inWords: DayCheck = { id: "length", unit: "words", min: 3, max: 4 };
  test.each([
    ["un deux", "amber", 2, 3, []],
    ["un deux trois", "green", 3, 4, []],
    ["un deux trois quatre cinq six", "red", 6, 4, ["cinq six"]],
  ] as const)("%j is %s", (text, zone, value, limit, offending) => {
    const [result] = runChecks(text, [inWords]);
    expect(result).toMatchObject({ zone, value, limit });
    expect(quoted(text, result)).toEqual(offending);
  });

  test("over the day's characters, the passage is what overflows", () => {
    const text = "  é🚀cde fgh \n";
    const [result] = runChecks(text, [{ id: "length", unit: "characters", max: 5 }]);
    expect(result).toMatchObject({ zone: "red", value: 9 });
    expect(quoted(text, result)).toEqual([" fgh"]);
  });
});

describe("hook", () => {
  test.each([
    [`${"a".repeat(140)}\nsuite`, "green", 0],
    [`Court. ${"a".repeat(400)}`, "green", 0],
    [`🚀\n\n${"é ".repeat(100)}`, "amber", 1],
    ["mot ".repeat(60), "red", 1],
  ])("%# is %s", (text, zone, passages) => {
    const [result] = runChecks(text, [{ id: "hook", max: 140 }]);
    expect(result?.zone).toBe(zone);
    expect(result?.passages).toHaveLength(passages);
  });
});

describe("a call to action", () => {
  test.each([
    "J'ai fini. Réponds-moi en commentaire.",
    "J’ai fini. Si tu vis ça, écris-moi !",
    "Envoyez votre devis.\n#artisan #paiement",
    "Pour réserver : clique ici.",
    "N’attends pas lundi.",
    "Tu connais ça ?",
    "Un mot suffit.\n👉 Note le tien en commentaire",
    "Inscrivez-vous avant vendredi.",
    "Three seats left. Please reply today.",
    "If that is you, book a call.",
    "Don't wait.",
    "What would you pay?",
    "Réponds. Merci.",
  ])("is there: %j", (text) => expect(only(text, { id: "call-to-action" }).zone).toBe("green"));

  test.each([
    "Avez-vous un budget ? Merci beaucoup.",
    "Je suis chez moi. Assez parlé.",
    "Réponds-moi. Sinon tant pis. Je reste là. Bonne journée.",
    "Note de 4 sur 5 chez nos clients.",
    "Titre : Bienvenue. Contact | Blog | Prix sur devis.",
    "Comment sections are dead.",
    "Vous pouvez me joindre.",
    "We help teams.",
    "D’ailleurs, aide précieuse.",
  ])("is missing: %j", (text) => {
    const result = only(text, { id: "call-to-action" });
    expect(result).toMatchObject({ zone: "red", value: 0 });
    expect(result.passages).toHaveLength(1);
  });
});

describe("proof", () => {
  test.each(["47 relances", "Elle dit : « je paie déjà »", 'She said "I already pay"', "“never again” she said"])(
    "a figure or a quotation: %j",
    (text) => expect(only(text, { id: "proof" }).zone).toBe("green"),
  );
  test.each(["Beaucoup de clients", "Un « oui »", "1. Appeler\n2) Écrire", 'A "yes" is enough'])("none in %j", (text) =>
    expect(only(text, { id: "proof" })).toMatchObject({ zone: "red", value: 0 }),
  );
});

describe("jargon", () => {
  test.each([
    ["Je relance tes factures le lundi.", "green", []],
    ["Un accompagnement sur-mesure.", "amber", ["accompagnement sur-mesure"]],
    ["A seamless, innovative offer.", "amber", ["seamless", "innovative"]],
    ["Booster tes synergies, gagnant-gagnant.", "red", ["Booster", "synergies", "gagnant-gagnant"]],
    ["Le levier de frein et la boîte robuste", "amber", ["levier"]],
  ])("%j is %s", (text, zone, found) => {
    const result = only(text, { id: "jargon" });
    expect(result.zone).toBe(zone);
    expect(quoted(text, result)).toEqual(found);
  });
});

describe("sentence length", () => {
  const sentence = (words: number) => `${"mot ".repeat(words - 1)}fin.`;
  test.each([
    [`${sentence(20)} ${sentence(20)}`, "green", 20, 0],
    [`${sentence(21)} ${sentence(20)}`, "amber", 20.5, 1],
    [`${sentence(31)} ${sentence(3)} ${sentence(3)}`, "amber", 12.3, 1],
    [`${sentence(31)} ${sentence(31)}`, "red", 31, 2],
  ])("%#: %s", (text, zone, value, passages) => {
    const result = only(text, { id: "sentence-length" });
    expect(result).toMatchObject({ zone, value, limit: 20 });
    expect(result.passages).toHaveLength(passages);
  });
});

test.each(["", "   \n", "!!! … 🚀", "\u200b"])("a text with no word is pending everywhere: %j", (text) => {
  for (const result of runChecks(text, ALL)) expect(result).toMatchObject({ zone: "pending", value: 0, passages: [] });
});

test("no text makes a check throw, count below zero or point outside the text", () => {
  const fragments = fc.constantFrom(
    "Réponds",
    "« je paie »",
    "synergie",
    "?",
    "…",
    ".",
    "\n",
    " ",
    "\u202f",
    "#a",
    "12",
    "ez-vous",
    "-",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.array(fragments).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const results = runChecks(text, ALL);
      expect(results.map(({ id }) => id)).toEqual(ALL.map(({ id }) => id));
      for (const { value, passages } of results) {
        expect(value).toBeGreaterThanOrEqual(0);
        for (const { start, end } of passages) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 300 },
  );
});

function only(text: string, check: DayCheck): CheckResult {
  return runChecks(text, [check])[0]!;
}

function quoted(text: string, result: CheckResult | undefined): string[] {
  return result?.passages.map(({ start, end }) => text.slice(start, end)) ?? [];
}
