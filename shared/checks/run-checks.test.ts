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
  { id: "questions", min: 1, max: 1, last: true },
  { id: "links", hashtags: 3 },
  { id: "price" },
  { id: "you-over-me" },
  { id: "apologies" },
  { id: "hypotheticals" },
  { id: "reading-ease" },
  { id: "exclamations" },
  { id: "capitals" },
  { id: "emoji" },
  { id: "message" },
  { id: "subject" },
];
/** What a post is not held to, or what has nothing to measure in it. */
const NOT_OF_A_POST = new Set(["price", "you-over-me", "message", "subject"]);

const POST = `47 relances impayées. C'est ce que Nadia, plombière à Lille, avait sur son bureau lundi.

Elle y passe deux heures chaque dimanche soir. Moi aussi, je l'ai fait trois ans.

Je cherche cinq artisans qui vivent la même chose. Pas pour vendre : pour comprendre.

Et toi, combien d'heures perds-tu chaque mois à réclamer ton argent ?`;

const ENGLISH_POST = `Nadia wrote 47 reminders last month. None of them was paid.
She told me: “I do it on Sundays, after the children are in bed.”
How many did you write last year?`;

test("a good post in either language is green throughout", () => {
  const checks = ALL.filter(
    (check) => !NOT_OF_A_POST.has(check.id) && (check.id !== "length" || check.unit === "characters"),
  );
  for (const text of [POST, ENGLISH_POST]) {
    expect(runChecks(text, checks).filter(({ zone }) => zone !== "green")).toEqual([]);
  }
});

test("results come in the day's order, and each counts its own text", () => {
  expect(runChecks(POST, ALL.slice(0, 7)).map(({ id, value, limit }) => [id, value, limit])).toEqual([
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

describe("a message is held to the size of its form", () => {
  const mail = (words: number) => `Objet : Ton vélo de mardi\n\n${"mot ".repeat(words - 1)}fin.`;
  test.each<[string, string, number, number, string, string[]]>([
    ["a".repeat(200), "green", 200, 200, "characters", []],
    [`${"a".repeat(200)}bcd`, "amber", 203, 200, "characters", ["bcd"]],
    [mail(60), "green", 60, 125, "words", []],
    [mail(49), "amber", 49, 50, "words", []],
    [`${mail(125)} trop long`, "red", 127, 125, "words", ["trop long"]],
    ["mot ".repeat(80), "green", 80, 125, "words", []],
    [`SMS : ${"a".repeat(158)}€`, "green", 160, 160, "sms", []],
    [`SMS : ${"a".repeat(159)}€`, "red", 161, 160, "sms", ["€"]],
    [`SMS : déjà payé à Noël ? ${"a".repeat(130)}`, "red", 149, 70, "sms", ["ë"]],
    [`Texto : reçu, ${"a".repeat(64)}`, "green", 70, 70, "sms", []],
    [`Texto : reçu, ${"a".repeat(65)}`, "red", 71, 70, "sms", ["ç"]],
  ])("%# is %s", (text, zone, value, limit, unit, offending) => {
    const result = only(text, { id: "message" });
    expect(result).toMatchObject({ zone, value, limit, unit });
    expect(quoted(text, result)).toEqual(offending);
  });

  test("a day may name the form", () => {
    expect(only("a".repeat(301), { id: "message", form: "note" })).toMatchObject({ zone: "red", limit: 200 });
    expect(only("Bonjour Nadia", { id: "message", form: "sms" })).toMatchObject({ zone: "green", unit: "sms" });
  });

  test.each<[string, string, number]>([
    ["Objet : ton devis de mardi\nBonjour", "green", 18],
    ["Subject: your quote from Tuesday\nHi", "green", 23],
    ["Objet : devis\nBonjour", "amber", 5],
    [`Objet : ${"mot ".repeat(7)}${"m".repeat(20)}\nBonjour`, "amber", 48],
    [`Objet : ${"long ".repeat(13)}\nBonjour`, "red", 64],
    ["Bonjour Nadia, une question.", "pending", 0],
  ])("subject: %j is %s", (text, zone, value) => expect(only(text, { id: "subject" })).toMatchObject({ zone, value }));
});

describe("questions", () => {
  const one: DayCheck = { id: "questions", min: 1, max: 1 };
  const closing: DayCheck = { ...one, last: true };
  test.each<[string, DayCheck, string, string[]]>([
    ["Et toi, combien d’heures ?", closing, "green", []],
    ["Combien d’heures ? Je note tout.", one, "green", []],
    ["Combien d’heures ? Je note tout.", closing, "red", ["Je note tout."]],
    ["Combien d’heures ?\n#facture #artisan", closing, "green", []],
    ["Quand ? Où ? Combien ?", closing, "red", ["Quand ?", "Où ?"]],
    ["Rien à demander.", one, "red", ["Rien à demander."]],
    ["Quand ? Je note.", { ...one, min: 2, max: 3 }, "red", []],
  ])("%j is %s", (text, check, zone, offending) => {
    const result = only(text, check);
    expect(result.zone).toBe(zone);
    expect(quoted(text, result)).toEqual(offending);
  });
});

describe("a price", () => {
  test.each(["90 €", "90€ par mois", "1 200,50 €", "90 euros", "€90", "$1,200", "£45", "45 EUR", "3 k€"])(
    "is there: %j",
    (text) => expect(only(text, { id: "price" }).zone).toBe("green"),
  );
  test.each(["Prix sur devis", "90 clients", "en euros", "12 heures", "J9", "neuf Européens"])(
    "is missing: %j",
    (text) => expect(only(text, { id: "price" })).toMatchObject({ zone: "red", value: 0 }),
  );
});

describe("links", () => {
  test.each<[string, string[]]>([
    ["Lis https://exemple.fr/a?b=c, puis réponds.", ["https://exemple.fr/a?b=c"]],
    ["Mon site : www.exemple.fr", ["www.exemple.fr"]],
    ["bit.ly/abc et exemple.com", ["bit.ly/abc", "exemple.com"]],
    ["Le devis est en pièce jointe.", ["en pièce jointe"]],
    ["Please find attached my quote.", ["Please find attached"]],
    ["#a #b #c #d4", ["#d4"]],
    ["Écris à nadia@exemple.fr. Fin.net est un mot ? Non : 3.5 et etc.", ["Fin.net"]],
    ["C# et #1 ne sont pas des hashtags.", []],
  ])("%j", (text, found) => {
    const result = only(text, { id: "links", hashtags: 3 });
    expect(quoted(text, result)).toEqual(found);
    expect(result.zone).toBe(found.length === 0 ? "green" : "red");
  });
  test("hashtags are only counted where the day says how many", () =>
    expect(only("#a #b #c #d #e", { id: "links" }).zone).toBe("green"));
});

describe("who is spoken of", () => {
  test.each<[string, string, number, string[]]>([
    ["Tu perds ton dimanche, et je le sais.", "green", 2, []],
    ["Ton temps, tes clients.", "green", 2, []],
    ["Je t’écris, et j’attends.", "amber", 0.5, ["Je", "j"]],
    ["Je suis fier de mon offre et de nos clients.", "red", 0, ["Je", "mon", "nos"]],
    ["We help you and we care about our craft, and this is what I do.", "red", 0.3, ["We", "we", "our", "I"]],
    ["You lose the best day that you have, and I know it.", "green", 2, []],
    ["Vélo cargo, révision sur place.", "pending", 0, []],
  ])("%j is %s", (text, zone, value, offending) => {
    const result = only(text, { id: "you-over-me" });
    expect(result).toMatchObject({ zone, value });
    expect(quoted(text, result)).toEqual(offending);
  });
});

describe("apologies and what-ifs", () => {
  test.each([
    "C’est 90 €, désolé.",
    "Je me permets de vous relancer.",
    "Je sais que c'est cher, mais",
    "Si ça ne vous dérange pas, une question",
    "Sorry for the price.",
    "I know it's a lot, it is 90 €.",
    "Just checking in on my quote.",
  ])("an apology: %j", (text) => expect(only(text, { id: "apologies" }).zone).toBe("red"));
  test.each(["C’est 90 € par mois. Tu commences lundi ?", "It is 90 € a month.", "La désolation du marché"])(
    "no apology: %j",
    (text) => expect(only(text, { id: "apologies" }).zone).toBe("green"),
  );
  test.each<[string, string]>([
    ["Achèterais-tu ce service ?", "Achèterais-tu"],
    ["Est-ce que tu paierais 20 € ?", "tu paierais"],
    ["Aimeriez-vous un rappel ?", "Aimeriez-vous"],
    ["Vous l’utiliseriez souvent ?", "Vous l’utiliseriez"],
    ["Est-ce que ça t’intéresserait ?", "ça t’intéresserait"],
    ["Combien serais-tu prêt à mettre ?", "serais-tu"],
    ["Tu voudrais l’essayer ?", "Tu voudrais"],
    ["Would you buy it?", "Would you buy"],
    ["Do you think you'd use it?", "Do you think you'd"],
  ])("a what-if: %j", (text, found) => {
    const result = only(text, { id: "hypotheticals" });
    expect(result.zone).toBe("red");
    expect(quoted(text, result)).toEqual([found]);
  });
  test.each([
    "Comment préparais-tu tes devis avant ?",
    "Où rencontrais-tu tes clients ? Que leur montrais-tu ?",
    "Pourrais-tu me présenter deux artisans ?",
    "Combien as-tu payé la dernière fois ?",
    "Vous livriez le soir ?",
    "Could you show me your last quote?",
    "What did you buy last month?",
  ])("a question about facts: %j", (text) => expect(only(text, { id: "hypotheticals" }).zone).toBe("green"));
});

describe("reading ease", () => {
  const easy = "Tu perds deux heures le soir. Tes clients te paient tard. Tu le sais bien. ".repeat(3);
  const hard =
    "L’optimisation organisationnelle nécessite une réappropriation méthodologique des problématiques administratives récurrentes. ".repeat(
      4,
    );
  test.each<[string, string]>([
    [easy, "green"],
    [hard, "red"],
    ["You lose two hours each night. Your clients pay you late. You know it well. ".repeat(3), "green"],
    [
      "Organisational optimisation necessitates methodological reconsideration of administrative difficulties. ".repeat(
        5,
      ),
      "red",
    ],
    ["Trop court pour le dire.", "pending"],
  ])("%# is %s", (text, zone) => expect(only(text, { id: "reading-ease" }).zone).toBe(zone));

  test("points at the hardest sentence", () => {
    const text = `${hard.slice(0, hard.indexOf(". ") + 1)} Tu perds deux heures le soir. ${hard}`;
    const result = only(text, { id: "reading-ease" });
    expect(quoted(text, result)[0]).toMatch(/^L’optimisation/u);
  });

  test("is always between 0 and 100", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 80 }), (text) => {
        const { value } = only(text, { id: "reading-ease" });
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe("marks that shout", () => {
  test.each<[DayCheck["id"], string, string, string[]]>([
    ["exclamations", "Bien ! Oui.", "green", []],
    ["exclamations", "Bien ! Oui !", "amber", ["!"]],
    ["exclamations", "Bien ! Oui !! Non !", "red", ["!!", "!"]],
    ["capitals", "La TVA, le SIRET et l’URSSAF.", "green", []],
    ["capitals", "Une offre GRATUITE.", "amber", ["GRATUITE"]],
    ["capitals", "OFFRE À NE PAS RATER. Vraiment URGENT.", "red", ["OFFRE À NE PAS RATER", "URGENT"]],
    ["emoji", "Oui 👍 🎉", "green", []],
    ["emoji", "Oui 👩🏽‍🚒 🇫🇷 ❤️", "amber", ["❤️"]],
    ["emoji", "1️⃣ 🚀 👍🏽 👨‍👩‍👧 ©", "red", ["👍🏽", "👨‍👩‍👧"]],
  ])("%s: %j is %s", (id, text, zone, offending) => {
    const result = only(text, { id } as DayCheck);
    expect(result.zone).toBe(zone);
    expect(quoted(text, result)).toEqual(offending);
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
    "Objet :",
    "SMS : ",
    "€",
    "tu ",
    "URGENT",
    "👩🏽‍🚒",
    "désolé",
    "achèterais-tu",
    "https://a.fr",
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
