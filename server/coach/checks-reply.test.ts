import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHECKS_ACTION, readChecksAction } from "#shared/checks-action.ts";
import type { Because, CoachRequest } from "#shared/coach-protocol.ts";
import type { Lang } from "#shared/lang.ts";
import { Mission, type Mode } from "#shared/programme.ts";
import { coachRequest } from "#server/testing/coach-request.ts";
import { checksReply, checksText } from "./checks-reply.ts";
import type { ModelEvent } from "./model.ts";

const WEAK = `Je suis une personne passionnée qui propose un accompagnement sur-mesure pour booster vos synergies et optimiser votre croissance avec des solutions innovantes, dans une démarche holistique et proactive qui place toujours l’humain au centre de chaque projet.

Mon approche est unique.`;

describe("with no model, the reply is measured facts", () => {
  test("about that very text, in the day's order, with numbers and its own words", () => {
    const text = say({ deliverable: { version: 1, text: WEAK } });
    expect(text.split("\n")[0]).toMatch(/^\*\*Contrôles instantanés, sans IA\.\*\*/);
    const facts = [...text.matchAll(/^- \*\*(.+?)\*\*/gmu)].map(([, name]) => name);
    expect(facts).toEqual(["Accroche", "Questions", "Preuve", "Appel à l’action", "Longueur", "Mots creux", "Phrases"]);
    expect(text).toContain("«\u00a0Mon approche est unique.\u00a0»");
    expect(text).toContain("pour 140 au plus");
    expect(text).toContain(`- ${firstCriterion("fr")}`);
  });

  test("a passage that begins inside a word says so", () => {
    const hook = `Ton vélo freine mal ${"et tu le sais ".repeat(9)}depuis longtemps déjà, chaque matin.`;
    const [, quoted] = /Passe sous le pli : « (.+?) »/u.exec(
      say({ deliverable: { version: 1, text: hook } }).replaceAll("\u00a0", " "),
    ) ?? [null, ""];
    expect(quoted).toMatch(/^…\p{L}/u);
    expect(hook).toContain(quoted.replaceAll("…", ""));
  });

  test.each<[Lang, string]>([
    ["fr", "**Liens**\u00a0: à corriger. À retirer\u00a0: «\u00a0monsite.fr\u00a0»."],
    ["en", "**Links**: to fix. To take out: “monsite.fr”."],
  ])(
    "a day that measures a dozen things tells six of them, and of the others what does not hold (%s)",
    (lang, fact) => {
      const post = `Ton vélo freine mal depuis mardi ? Voici ce que 12 parents m’ont dit de leur matin : monsite.fr`;
      const text = say({ lang, deliverable: { version: 1, text: post } });
      expect(text.match(/^- \*\*/gmu)).toHaveLength(7);
      expect(text).toContain(fact);
    },
  );

  test("one action, from the first red check", () => {
    const text = say({ deliverable: { version: 1, text: WEAK } });
    expect(text.match(/Une seule chose à faire/gu)).toHaveLength(1);
    expect(text).toContain("réécris la première phrase en 140 caractères");
  });

  test.each<Lang>(["fr", "en"])("its action is what the screen reads as one, and nothing else is (%s)", (lang) => {
    const text = say({ lang, deliverable: { version: 1, text: WEAK } });
    const read = readChecksAction(text);
    expect(text.slice(read?.start)).toContain(`**${CHECKS_ACTION[lang]}**`);
    expect(read?.action).toMatch(lang === "fr" ? /^Réécris la première phrase/u : /^Rewrite the first sentence/u);
    expect(text.slice(read?.start)).toBe(text.split("\n\n").at(-1));
    expect(readChecksAction(text.slice(0, (read?.start ?? 0) + 20))).toBeNull();
    expect(readChecksAction(`${text}\n\nEt encore.`)).toBeNull();
    expect(readChecksAction(say({ lang, mode: "free", deliverable: { version: 1, text: WEAK } }))).toBeNull();
  });

  test("a text that misses nothing is told so, and that its substance is still to be judged", () => {
    const text = say({
      deliverable: {
        version: 1,
        text: "47 relances impayées. C'est ce que Nadia, plombière à Lille, avait sur son bureau lundi.\nElle y passe deux heures chaque dimanche soir. Moi aussi, je l'ai fait trois ans.\nEt toi, combien d'heures perds-tu chaque mois à réclamer ton argent ?",
      },
    });
    expect(text).toContain("Rien à corriger dans ce qui se compte");
    expect(text).not.toContain("à corriger. ");
  });

  test("what the person ticked is told back as their word, and nothing else that a client may send", () => {
    const declared = ["Une conversation faite, deux autres datées", "Critère inventé"];
    const text = say({ day: 4, declared, deliverable: { version: 1, text: WEAK } });
    expect(text).toContain(`sans vérification de ma part\u00a0:\n\n- ${declared[0]}`);
    expect(text).not.toContain("Critère inventé");
    expect(say({ day: 4, deliverable: { version: 1, text: WEAK } })).not.toContain("sans vérification");
  });

  test("in English when the interface is", () => {
    const text = say({ lang: "en", deliverable: { version: 1, text: WEAK } });
    expect(text).toMatch(/^\*\*Instant checks, no AI\.\*\*/);
    expect(text).toContain(`- ${firstCriterion("en")}`);
    expect(text).toContain("**One thing to do now**: rewrite the first sentence");
  });

  test.each<[Lang, Because, Mode, RegExp]>([
    ["fr", "off", "critique", /^\*\*Contrôles instantanés, sans IA\.\*\* L’équipe du programme [^.]*en pause\. /],
    ["fr", "budget", "free", /^\*\*Contrôles instantanés, sans IA\.\*\* Le budget /],
    ["en", "away", "rewrite", /^\*\*Instant checks, no AI\.\*\* The Coach is away /],
  ])(
    "%s: where there is a model, the second sentence says why it does not answer (%s)",
    (lang, because, mode, start) => {
      const text = checksText(requestOf({ lang, mode }), missionOf(3), because);
      expect(text).toMatch(start);
      // The key is there: this is not the moment to ask for one.
      expect(text).not.toContain("OPENAI_API_KEY");
    },
  );

  test.each<[Lang, string]>([
    ["fr", `critère 1, «\u00a0${firstCriterion("fr")}\u00a0»`],
    ["en", `criterion 1, “${firstCriterion("en")}”`],
  ])("with no text, or too little, it says what it can measure and asks one question (%s)", (lang, criterion) => {
    for (const text of ["", "Trop court."]) {
      const reply = say({ lang, deliverable: { version: 1, text } });
      expect(reply).toContain(criterion);
      expect(reply.match(/\?/gu)).toHaveLength(1);
    }
  });

  test.each<Mode>(["roleplay", "question", "rewrite", "free"])(
    "%s needs a model: it says where to plug one in",
    (mode) => {
      const bare = say({ mode });
      expect(bare).toContain("OPENAI_API_KEY");
      expect(bare).toContain("OPENAI_BASE_URL");
      expect(bare).toContain("Réglages");
      expect(say({ mode, deliverable: { version: 1, text: WEAK } })).toContain("**Accroche**");
    },
  );

  test.each<[Lang, Partial<CoachRequest>]>([
    ["fr", { question: "Je n’en peux plus, je veux en finir." }],
    ["en", { question: "I can't go on anymore." }],
    ["fr", { mode: "free", deliverable: { version: 1, text: `${WEAK}\n\nJe suis au bout du rouleau.` } }],
  ])("words of distress: the help first, nothing measured, nothing to do for the text (%s)", (lang, given) => {
    const text = say({ lang, ...given });
    expect(text).toContain("3114");
    expect(text).toContain("112");
    expect(text).not.toMatch(/\*\*(?:Accroche|Hook|Une seule chose|One thing)/u);
    expect(text).not.toContain("OPENAI");
  });

  test("whoever saw the help and insists has their text measured, under the help; a cry for help is never measured", () => {
    const deliverable = { version: 1, text: `${WEAK}\n\nJe suis au bout du rouleau.` };
    const heard = say({ mode: "critique", question: "Critique mon post.", deliverable, heard: true });
    expect(heard.indexOf("3114")).toBeLessThan(heard.indexOf("**Accroche**"));
    expect(heard).toContain("3114");
    expect(say({ question: "Je veux mourir.", deliverable, heard: true })).not.toContain("**Accroche**");
  });

  test("never a verdict, a score or an exclamation of its own; French spaces before high punctuation", () => {
    const word = fc.constantFrom(
      "mot",
      "12",
      "innovant",
      "client.",
      "je",
      "réponds",
      "\n",
      "fin.",
      "www.exemple.fr",
      "Objet : ",
      "SMS : ",
      "désolé",
      "achèterais-tu",
      "URGENT",
      "👍",
      "90 €",
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 120 }),
        fc.constantFrom<Lang>("fr", "en"),
        fc.integer({ min: 1, max: 14 }),
        (words, lang, day) => {
          const text = say({ lang, day, deliverable: { version: 1, text: words.join(" ") } });
          expect(text).not.toMatch(/\b[0-4]\/4\b|À REFAIRE|PRESQUE|PRÊT|REDO|ALMOST|READY|!/u);
          expect(text).not.toMatch(/undefined|null|NaN/u);
          // What is quoted is the person's, as they typed it.
          const ours = text.replaceAll(/(?<=«\u00a0)[^»]*(?=\u00a0»)/gu, "");
          if (lang === "fr") expect(ours).not.toMatch(/[^\u202f][;?]|[^\u00a0\d]:|«[^\u00a0]|[^\u00a0]»/u);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("what Markdown would take for its own is quoted as it stands", () => {
    const text = say({
      deliverable: { version: 1, text: `${"mot ".repeat(20)}fin.\n[lien](javascript:x) <b>*ici*</b>` },
    });
    expect(text).toContain(String.raw`\[lien\](javascript:x) \<b\>\*ici\*\</b\>`);
  });
});

describe("it streams like a model", () => {
  test("in small pieces that make the whole text, then its end", async () => {
    const request = requestOf({ deliverable: { version: 1, text: WEAK } });
    const events: ModelEvent[] = [];
    for await (const event of checksReply(request, missionOf(3), null, new AbortController().signal))
      events.push(event);
    expect(events.map((event) => (event.type === "delta" ? event.text : "")).join("")).toBe(
      checksText(request, missionOf(3), null),
    );
    expect(events.at(-1)).toEqual({ type: "done", reason: "stop", usage: null });
    expect(events.length).toBeGreaterThan(30);
  });

  test("and stops when it is asked to", async () => {
    const stop = new AbortController();
    let pieces = 0;
    for await (const event of checksReply(requestOf({}), missionOf(3), null, stop.signal)) {
      expect(event.type).toBe("delta");
      pieces += 1;
      stop.abort();
    }
    expect(pieces).toBe(1);
  });
});

function firstCriterion(lang: Lang): string {
  return missionOf(3).criteria[0]!.text[lang];
}

function say(given: Partial<CoachRequest>): string {
  const request = requestOf(given);
  return checksText(request, missionOf(request.day), null);
}

function requestOf(given: Partial<CoachRequest>): CoachRequest {
  return coachRequest({ mode: "critique", question: "Critique mon post", ...given });
}

function missionOf(day: number): Mission {
  const path = new URL(`../programme/content/j${String(day).padStart(2, "0")}.json`, import.meta.url);
  return Mission.parse(JSON.parse(readFileSync(path, "utf8")));
}
