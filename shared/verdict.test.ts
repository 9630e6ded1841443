import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedScore } from "./reply-stance.ts";
import { createReplyReader, type Reading, readReply } from "./verdict.ts";

const DELIVERABLE = `Je propose un accompagnement sur-mesure pour les artisans de Lille. C’est simple : je relance tes factures.`;

const FRENCH = `**Verdict** : PRESQUE — 2/4. On voit pour qui, on ne voit pas combien.
**Ce qui tient** : « les artisans de Lille » — un client qui a une adresse.
**Ce qui bloque** :
1. « accompagnement sur-mesure » — critère 3, aucun résultat — le client ne peut rien comparer.
2. « un suivi de qualité » — critère 2 — rien ne le prouve.
**Réécriture** : J’aide les artisans de Lille à être payés.

Je relance tes factures le lundi.
**Prochaine action** : appelle Nadia, 15 minutes ; note sa phrase. Preuve : la phrase, entre guillemets.`;

const ENGLISH = `## Verdict: ALMOST — 3/4
Clear who, unclear how much.

## What’s in the way
1. “je relance tes factures” – criterion 2 – nobody knows when.

## Rewrite
> I chase your invoices on Mondays.
> You are paid on Fridays.

## Next action (< 24 h)
Call Nadia, 15 minutes. Proof: her sentence.`;

describe("the form, as it is asked for", () => {
  test("in French: sections, score, quotations, blockers, rewrite, action", () => {
    const reading = verdictOf(FRENCH);
    expect(reading.sections.map(({ name }) => name)).toEqual(["verdict", "holds", "blocks", "rewrite", "action"]);
    expect(reading).toMatchObject({
      label: "almost",
      score: 2,
      sentence: "On voit pour qui, on ne voit pas combien.",
      rewrite: {
        text: "J’aide les artisans de Lille à être payés.\n\nJe relance tes factures le lundi.",
        scope: { kind: "whole" },
      },
      nextAction: "appelle Nadia, 15 minutes ; note sa phrase. Preuve : la phrase, entre guillemets.",
      stance: null,
    });
    expect(reading.holds.map(({ quotes }) => quotes[0]?.text)).toEqual(["les artisans de Lille"]);
    expect(reading.blockers.map(({ missed, effect }) => [missed, effect])).toEqual([
      ["critère 3, aucun résultat", "le client ne peut rien comparer."],
      ["critère 2", "rien ne le prouve."],
    ]);
  });

  test("in English", () => {
    const reading = verdictOf(ENGLISH);
    expect(reading).toMatchObject({
      label: "almost",
      score: 3,
      sentence: "Clear who, unclear how much.",
      rewrite: { text: "I chase your invoices on Mondays.\nYou are paid on Fridays.", scope: { kind: "whole" } },
      nextAction: "Call Nadia, 15 minutes. Proof: her sentence.",
    });
    expect(reading.blockers).toMatchObject([{ missed: "criterion 2", effect: "nobody knows when." }]);
  });

  test("a quotation says where it stands, in its point and in the deliverable", () => {
    const [point] = verdictOf(FRENCH).blockers;
    const [quote] = point?.quotes ?? [];
    expect(quote && point?.text.slice(quote.at.start, quote.at.end)).toBe("« accompagnement sur-mesure »");
    expect(quote && DELIVERABLE.slice(quote.in.start, quote.in.end)).toBe("accompagnement sur-mesure");
  });

  test("what is not literally in the deliverable is no quotation, and without a deliverable nothing is", () => {
    const [, second] = verdictOf(FRENCH).blockers;
    expect(second?.quotes).toEqual([]);
    expect(second?.misquotes.map(({ text }) => text)).toEqual(["un suivi de qualité"]);
    const bare = readReply(FRENCH, "");
    expect(bare.kind === "verdict" && bare.blockers.flatMap(({ quotes }) => quotes)).toEqual([]);
  });

  test("a quotation that leaves out the deliverable's marks is one, and leads to the place with them", () => {
    const deliverable = "Je fais **vite** et bien, 2*3 fois.";
    const reply =
      "**Verdict** : PRESQUE — 2/4. Non.\n**Ce qui bloque** :\n1. « Je fais vite et bien » et « 23 fois » — critère 2.";
    const reading = readReply(reply, deliverable);
    const [blocker] = reading.kind === "verdict" ? reading.blockers : [];
    expect(blocker?.quotes.map(({ in: place }) => deliverable.slice(place.start, place.end))).toEqual([
      "Je fais **vite** et bien",
    ]);
    expect(blocker?.misquotes.map(({ text }) => text)).toEqual(["23 fois"]);
  });

  test("the sentence of the verdict quotes like any other words", () => {
    const { sentence, quotes, misquotes } = verdictOf(
      "**Verdict** : PRESQUE — 2/4. « **accompagnement sur-mesure** » ne dit rien, « 79 € » non plus.\n",
    );
    expect(quotes.map(({ at }) => sentence.slice(at.start, at.end))).toEqual(["« accompagnement sur-mesure »"]);
    expect(misquotes.map(({ at }) => sentence.slice(at.start, at.end))).toEqual(["« 79 € »"]);
  });

  test.each([
    ["‘je relance tes factures’ — criterion 2.", ["je relance tes factures"], []],
    ["'je relance tes factures', says your post — criterion 2.", ["je relance tes factures"], []],
    ["‘C’est simple’ and 'C'est simple' — criterion 2.", ["C’est simple", "C'est simple"], []],
    ["Your post says 'we're the best' — criterion 2.", [], ["we're the best"]],
    ["It's the artisans' money, and that's all there's to say about Lille's.", [], []],
    ["l'artisan d'à côté n'est pas l'artisan d'ici — critère 2.", [], []],
    ["« ? » and ‘!’ — criterion 2.", [], []],
  ])("single marks are quotation marks, and an apostrophe is none: %s", (point, quotes, misquotes) => {
    const [blocker] = verdictOf(`Verdict: ALMOST — 2/4. No.\nWhat blocks:\n1. ${point}\n`).blockers;
    expect(blocker?.quotes.map(({ text }) => text)).toEqual(quotes);
    expect(blocker?.misquotes.map(({ text }) => text)).toEqual(misquotes);
  });
});

describe("departures that models really make are read all the same", () => {
  test.each([
    ["numbered", "1. **Verdict** : PRESQUE — 2/4. Non.\n2. **Prochaine action** : appelle Nadia."],
    ["numbered inside the bold", "**1. Verdict :** PRESQUE — 2/4. Non.\n**2. Prochaine action :** appelle Nadia."],
    ["hashes", "### Verdict\n\nPRESQUE — 2/4. Non.\n\n### Prochaine action\n\nappelle Nadia."],
    ["colon inside the bold", "**Verdict : PRESQUE — 2/4.** Non.\n**Prochaine action :** appelle Nadia."],
    ["no accents", "Verdict : PRESQUE - 2/4. Non.\nProchaine action : appelle Nadia."],
    ["no colon", "**Verdict** PRESQUE — 2/4. Non.\n**Prochaine action (< 24 h)** : appelle Nadia."],
    ["a note after the bold", "**Verdict** (J3) : PRESQUE — 2/4. Non.\n**Prochaine action** (< 24 h) : appelle Nadia."],
    [
      "a note after the bold, alone",
      "**Verdict** : PRESQUE — 2/4. Non.\n\n**Prochaine action** (10 min)\n\nappelle Nadia.",
    ],
    ["bold all over", "**Verdict : PRESQUE — 2/4. Non.**\n\n**Prochaine action : appelle Nadia.**"],
    ["a fence around", "```markdown\n**Verdict** : PRESQUE — 2/4. Non.\n**Prochaine action** : appelle Nadia.\n```"],
    ["a preamble", "Voici mon analyse.\n\n**Verdict** : PRESQUE — 2/4. Non.\n**Prochaine action** : appelle Nadia."],
    [
      "an extra heading",
      "## Verdict : PRESQUE — 2/4. Non.\n## Détail des critères\n1) oui\n## Prochaine action\nappelle Nadia.",
    ],
    ["an emoji", "🎯 **Verdict** : PRESQUE — 2/4. Non.\n🚀 **Prochaine action** : appelle Nadia."],
    ["a bullet", "- **Verdict** : PRESQUE — 2/4. Non.\n- **Prochaine action** : appelle Nadia."],
    ["quoted", "> **Verdict** : PRESQUE — 2/4. Non.\n\n**Prochaine action** : appelle Nadia."],
    ["the score said in words", "Verdict : PRESQUE — 2 sur 4. Non.\nProchaine action : appelle Nadia."],
    [
      "what holds first",
      "**Ce qui tient** : rien.\n**Verdict** : PRESQUE — 2/4. Non.\n**Prochaine action** : appelle Nadia.",
    ],
    ["windows lines", "**Verdict** : PRESQUE — 2/4. Non.\r\n\r\n**Prochaine action** : appelle Nadia.\r\n"],
    ["the score alone", "**Verdict** : 2/4. Non.\n**Prochaine action** : appelle Nadia."],
  ])("%s", (_name, reply) => {
    const reading = verdictOf(reply);
    expect(reading).toMatchObject({ label: "almost", score: 2, sentence: "Non." });
    expect(reading.nextAction?.replaceAll("*", "")).toBe("appelle Nadia.");
  });

  test.each([
    ["À REFAIRE — 0/4", "redo", 0],
    ["A refaire – 1/4", "redo", 1],
    ["PRÊT — 4/4", "ready", 4],
    ["REDO: 1 / 4", "redo", 1],
    ["READY — 4/4", "ready", 4],
    ["PRET", "ready", null],
    ["3/4 — PRESQUE", "almost", 3],
    ["2/4 (PRESQUE)", "almost", 2],
    ["**PRESQUE — 2/4**", "almost", 2],
    ["PRESQUE — **2**/4", "almost", 2],
    ["**3**/**4** — PRESQUE", "almost", 3],
    ["« PRÊT » 4/4", "ready", 4],
    ["2/4 : presque", "almost", 2],
  ])("%s", (line, label, score) => expect(verdictOf(`Verdict : ${line}. Phrase.`)).toMatchObject({ label, score }));

  test("« Prêt à publier » is a sentence, not a label", () =>
    expect(verdictOf("Verdict : 3/4. Prêt à publier demain.")).toMatchObject({
      label: "almost",
      score: 3,
      sentence: "Prêt à publier demain.",
    }));

  test("a blocker may name what it fills in, a line each", () => {
    const reading = verdictOf(
      "Verdict : PRESQUE — 2/4. Non.\nCe qui bloque :\n\n1. « accompagnement sur-mesure »\n   - Critère manqué : critère 3\n   Effet sur le client : rien à comparer\n",
    );
    expect(reading.blockers[0]).toMatchObject({ missed: "critère 3", effect: "rien à comparer" });
  });

  test.each([
    ["as far out as its own", "- « accompagnement sur-mesure »\n- Critère 3\n- Rien à comparer"],
    [
      "named",
      "- **Citation :** « accompagnement sur-mesure »\n- **Critère manqué :** Critère 3\n- **Effet :** Rien à comparer",
    ],
    ["only the effect apart", "* « accompagnement sur-mesure » — Critère 3\n* Effet sur le client : Rien à comparer"],
    ["two blanks in", "- « accompagnement sur-mesure »\n  - Critère 3\n  - Rien à comparer"],
    ["quoted", "> - « accompagnement sur-mesure »\n> - Critère 3\n> - Rien à comparer"],
    ["a paragraph each", "« accompagnement sur-mesure »\n\nCritère 3\n\nRien à comparer"],
  ])("a blocker's parts may have a bullet each: %s", (_name, written) => {
    const second = written.replace("accompagnement sur-mesure", "un suivi").replace("3", "2");
    for (const body of [written, `${written}\n${written.includes("\n\n") ? "\n" : ""}${second}`]) {
      const { blockers } = verdictOf(`Verdict : PRESQUE — 2/4. Non.\nCe qui bloque :\n${body}\n`);
      const missed = body === written ? ["Critère 3"] : ["Critère 3", "Critère 2"];
      expect(blockers.map((blocker) => [blocker.missed, blocker.effect])).toEqual(
        missed.map((criterion) => [criterion, "Rien à comparer"]),
      );
    }
  });

  test.each([
    ["no quotation", "- Critère 3 : aucun résultat\n- Critère 2 : rien ne le prouve"],
    ["a number each", "1. « accompagnement sur-mesure »\n2. Pas de prix : critère 2"],
    ["a quotation each", "- « accompagnement sur-mesure »\n- « un suivi » — critère 2"],
    [
      "a whole blocker above",
      "- « accompagnement sur-mesure » — critère 3 — rien à comparer\n- Pas de prix : critère 2",
    ],
    [
      "more than a blocker has",
      "- « accompagnement sur-mesure »\n- critère 3\n- rien à comparer\n- Pas de prix : critère 2",
    ],
  ])("bullets that are points of their own stay so: %s", (_name, body) => {
    expect(verdictOf(`Verdict : PRESQUE — 2/4. Non.\nCe qui bloque :\n${body}\n`).blockers).toHaveLength(2);
  });

  test("beneath a quotation that has no bullet, they are its parts", () => {
    const { blockers } = verdictOf(
      "Verdict : PRESQUE — 2/4. Non.\nCe qui bloque :\n\n« un suivi »\n- Critère 3\n- Rien à comparer\n",
    );
    expect(blockers.map(({ missed, effect }) => [missed, effect])).toEqual([["Critère 3", "Rien à comparer"]]);
  });

  test("what holds has a point a bullet", () => {
    const { holds } = verdictOf(
      "Verdict : PRESQUE — 2/4. Non.\nCe qui tient :\n- « C’est simple »\n- Le client a une ville\n",
    );
    expect(holds.map(({ text }) => text)).toEqual(["« C’est simple »", "Le client a une ville"]);
  });

  test("a fence in the rewrite is not part of it, and nothing within it is a heading", () => {
    const reading = verdictOf(
      "Verdict : PRESQUE — 2/4. Non.\nRéécriture :\n```\nUn titre\nProchaine action : clique\n```\nProchaine action : appelle.",
    );
    expect(reading.rewrite?.text).toBe("Un titre\nProchaine action : clique");
    expect(reading.nextAction).toBe("appelle.");
  });

  test("a rewritten page keeps its own headings", () => {
    const reading = verdictOf(
      "Verdict: ALMOST — 2/4. No.\nRewrite:\n# Paid on Friday\nWhat works: me.\n\n**Next action**: call.",
    );
    expect(reading.rewrite?.text).toBe("# Paid on Friday\nWhat works: me.");
    expect(reading.nextAction).toBe("call.");
  });

  test("a rule drawn between sections is in none of them", () => {
    const reading = verdictOf(
      "**Verdict** : PRESQUE — 2/4. Non.\n\n---\n\n**Ce qui bloque**\n1. « accompagnement sur-mesure » — critère 3 — rien à comparer.\n\n---\n**Réécriture**\nTexte\n\n---\n\n**Prochaine action**\n\n---\n\nappelle.\n\n***\n",
    );
    expect(reading).toMatchObject({ sentence: "Non.", rewrite: { text: "Texte" }, nextAction: "appelle." });
    expect(reading.blockers).toMatchObject([{ missed: "critère 3", effect: "rien à comparer." }]);
  });

  test("in a form whose headings are marked, a bare « Next step » is a line of the rewritten mail", () => {
    const mail = "Hi Nadia,\nNext step: call me on Friday.\nBest, Ana";
    const marked = verdictOf(
      `**Verdict**: ALMOST — 2/4. No.\n\n**Rewrite**\n\n${mail}\n\n**Next action**: send it to Nadia.`,
    );
    expect(marked).toMatchObject({ rewrite: { text: mail }, nextAction: "send it to Nadia." });
    const bare = verdictOf("Verdict: ALMOST — 2/4. No.\nRewrite:\nHi Nadia,\nNext action: send it to Nadia.");
    expect(bare).toMatchObject({ rewrite: { text: "Hi Nadia," }, nextAction: "send it to Nadia." });
  });

  test("a count under the rewrite is not part of it", () =>
    expect(verdictOf("Verdict : PRESQUE — 2/4. Non.\nRéécriture :\nJe relance.\n(118 caractères)").rewrite?.text).toBe(
      "Je relance.",
    ));
});

describe("what is not the form is plain", () => {
  test.each([
    "",
    "Tes dix personnes vivent à Lille : commence par là.",
    "Verdict sans appel : ton post est long.",
    "**Verdict** : je ne sais pas.\n**Prochaine action** : appelle.",
    `**Verdict** : ${"je ne sais pas encore, ".repeat(12)}`,
    "**Prochaine action** : appelle Nadia.",
    "**Ce qui bloque** : le prix.",
    "Mon verdict tient en une ligne.",
    `**Verdict** : PRESQUE — 2/4. Non.\n**Ce qui bloque** : ${"et encore ceci. ".repeat(400)}`,
  ])("%j", (reply) => expect(readReply(reply, DELIVERABLE).kind).toBe("plain"));
});

describe("a contested reply says what it does with its position", () => {
  test.each([
    ["Avis maintenu. Le critère 3 manque toujours.", { kind: "kept" }],
    ["**Avis maintenu.** Le critère 3 manque.", { kind: "kept" }],
    ["Mon avis changé, parce que tu as un devis signé. 3/4.", { kind: "changed", because: "tu as un devis signé" }],
    [
      "**Verdict** : PRESQUE — 3/4. Avis changé, parce que j’avais mal compté.",
      { kind: "changed", because: "j’avais mal compté" },
    ],
    ["Verdict stands. Criterion 3 is still missing.", { kind: "kept" }],
    ["Verdict changed, because you signed a quote.", { kind: "changed", because: "you signed a quote" }],
    ["Je relis ton texte.", null],
    ["Ton avis maintenu ici ne compte pas.", null],
  ])("%j", (reply, stance) => expect(readReply(reply, DELIVERABLE).stance).toEqual(stance));
});

test.each([
  ["Avis changé, parce que tu as un devis. Score : 4/4.", 4],
  ["Avis changé, parce que tu as un devis. **Score** : **4/4** (avant 3/4).", 4],
  ["Avis changé, parce que tu as un devis. Score : **3**/4.", 3],
  ["Avis changé, parce que tu as un devis. **Score :** __3__ / **4** (avant 2/4).", 3],
  ["Avis changé, parce que tu as un devis. **2**/4 → **3**/4.", 3],
  ["Avis changé : ton 3*4 vaut douze.", null],
  ["Verdict changed, because you have a quote. Score: 4 out of 4.", 4],
  ["Avis changé, parce que tu as un devis. Tu passes de 3/4 à 4/4.", 4],
  ["Avis changé : 3/4 → 4/4.", 4],
  ["Avis changé, parce que tu as un devis. 4/4.", 4],
  ["Avis changé, parce que tu as un devis. Ton 3/4 valait 4/4.", null],
  ["Avis changé, parce que tu as un devis.", null],
])("the score of a changed opinion, where it says one: %s", (reply, score) => expect(changedScore(reply)).toBe(score));

describe("while it streams", () => {
  test("each section is there as soon as its heading is, and none goes away", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        let before: string[] = [];
        for (let end = 0; end <= reply.length; end += 1) {
          const now = namesOf(readReply(reply.slice(0, end), DELIVERABLE));
          if (now === null) {
            before = [];
            continue;
          }
          expect(now.slice(0, before.length)).toEqual(before);
          before = now;
        }
      }),
      { numRuns: 60 },
    );
  });

  test("it departs once at most: plain, then a verdict, then perhaps plain for good", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const kinds = Array.from(
          { length: reply.length + 1 },
          (_, end) => readReply(reply.slice(0, end), DELIVERABLE).kind,
        );
        const changes = kinds.filter((kind, index) => index > 0 && kinds[index - 1] !== kind);
        expect(changes.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 60 },
    );
  });

  test("reading piece by piece is reading the whole, at each prefix", () => {
    fc.assert(
      fc.property(anyReply, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (reply, steps) => {
        const read = createReplyReader(DELIVERABLE);
        for (let end = 0, turn = 0; end < reply.length; turn += 1) {
          end = Math.min(reply.length, end + (steps[turn % steps.length] ?? 1));
          expect(read(reply.slice(0, end))).toEqual(readReply(reply.slice(0, end), DELIVERABLE));
        }
      }),
      { numRuns: 120 },
    );
  });

  test("another text starts again", () => {
    const read = createReplyReader(DELIVERABLE);
    read(FRENCH);
    expect(read(ENGLISH)).toEqual(readReply(ENGLISH, DELIVERABLE));
    expect(read(ENGLISH.slice(0, 40))).toEqual(readReply(ENGLISH.slice(0, 40), DELIVERABLE));
  });

  test("no word is lost: preamble, sections and the undecided end make the whole reply", () => {
    fc.assert(
      fc.property(anyReply, fc.nat(), (reply, seed) => {
        const text = reply.slice(0, seed % (reply.length + 1));
        const reading = readReply(text, DELIVERABLE);
        if (reading.kind === "plain") return;
        const preamble = text.slice(0, reading.sections[0]?.heading.start ?? 0);
        const told = reading.sections.map(
          ({ heading, body }) => text.slice(heading.start, heading.end) + text.slice(body.start, body.end),
        );
        expect(preamble + told.join("") + text.slice(reading.undecidedFrom)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test("every word of what holds and of what is in the way is in a point", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const reading = readReply(reply, DELIVERABLE);
        if (reading.kind === "plain") return;
        for (const [name, points] of [
          ["holds", reading.holds],
          ["blocks", reading.blockers],
        ] as const) {
          const section = reading.sections.find((one) => one.name === name);
          if (section === undefined) continue;
          const words = (text: string) => (text.match(/\p{L}+/gu) ?? []).join(" ");
          expect(words(points.map(({ text }) => text).join("\n"))).toBe(
            words(reply.slice(section.body.start, section.body.end)),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a fence around the whole is no preamble", () => {
    const reply = "```markdown\n\n**Verdict** : PRESQUE — 2/4. Non.\n```";
    expect(verdictOf(reply).sections[0]?.heading.start).toBe(0);
    expect(verdictOf(`Voici.\n${reply.slice(13)}`).sections[0]?.heading.start).toBe(7);
  });

  test("whatever the text, a quotation is in the deliverable, and it is what the reply says there", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const reading = readReply(reply, DELIVERABLE);
        if (reading.kind === "plain") return;
        const { sentence, quotes, misquotes, holds, blockers } = reading;
        for (const said of [{ text: sentence, quotes, misquotes }, ...holds, ...blockers]) {
          for (const { text, at, in: place } of said.quotes) {
            expect(said.text.slice(at.start, at.end)).toContain(text);
            expect(DELIVERABLE.slice(place.start, place.end).replaceAll("’", "'")).toBe(text.replaceAll("’", "'"));
          }
          for (const { text, at } of said.misquotes) expect(said.text.slice(at.start, at.end)).toContain(text);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function verdictOf(reply: string): Extract<Reading, { kind: "verdict" }> {
  const reading = readReply(reply, DELIVERABLE);
  if (reading.kind !== "verdict") throw new Error(`plain: ${reply}`);
  return reading;
}

function namesOf(reading: Reading): string[] | null {
  return reading.kind === "plain" ? null : reading.sections.map(({ name, heading }) => `${name}@${heading.start}`);
}

const PIECES = [
  "**Verdict** : ",
  "## Verdict\n",
  "Verdict",
  "**Verdict :** PRESQUE — 2/4. ",
  "PRESQUE — 2/4. ",
  "À REFAIRE",
  "3/4",
  "\n**Ce qui tient** : ",
  "\n## What’s in the way\n",
  "\n**Ce qui bloque** :\n",
  "\n1. « accompagnement sur-mesure » — critère 3 — rien à comparer.",
  "\n2. « un suivi » — critère 2.",
  "“je relance tes factures”",
  "\n**Réécriture** : ",
  "\n**Réécriture de l’accroche :** ",
  "\n```\n",
  "\n### Autre titre\n",
  "\n**Prochaine action (< 24 h)** : ",
  "\n**Prochaine action** (< 24 h) : ",
  "\nProchaine",
  " action : ",
  "appelle Nadia",
  "Avis maintenu. ",
  "**",
  "#",
  ": ",
  " — ",
  "\n",
  "\n\n",
  "\r\n",
  "ce qui",
  " ",
  "🚀",
  "👩🏽‍🚒",
];
const anyReply = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join("")),
  fc
    .array(fc.constantFrom(...PIECES), { maxLength: 16 })
    .map((pieces) => `**Verdict** : PRESQUE — 2/4. Non.${pieces.join("")}`),
  fc.constantFrom(FRENCH, ENGLISH, "Voici.\n\n# Verdict : READY — 4/4\n"),
);
