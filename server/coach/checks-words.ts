/**
 * The words of the checks coach, in both languages. Hard on the text, kind to the person: « tu », no agreement with a
 * gender, no exclamation mark. French typography is in the strings, as escapes, so that an editor cannot lose it:
 * U+202F before ; ? and !, U+00A0 before a colon and inside « ».
 */
import type { CheckId, CheckResult, CheckZone } from "#shared/checks/check.ts";
import type { Because } from "#shared/coach-protocol.ts";
import type { Lang } from "#shared/lang.ts";

type OfCheck = Record<CheckId, (result: CheckResult, quoted: string) => string>;

export type CheckWords = {
  notAi: string;
  /** Why the model does not answer, where there is one. */
  because: Record<Because, string>;
  counted: string;
  needsModel: string;
  needsModelLater: string;
  factsTitle: string;
  missedTitle: string;
  nothingMissed: string;
  and: string;
  names: Record<CheckId, string>;
  zones: Record<CheckZone, string>;
  canMeasure: (names: string) => string;
  askForText: (criterion: string) => string;
  action: (what: string) => string;
  fact: (name: string, zone: string, fact: string) => string;
  quote: (passage: string) => string;
  facts: OfCheck;
  actions: OfCheck;
};

const frenchNumber = new Intl.NumberFormat("fr");
const englishNumber = new Intl.NumberFormat("en");
const fr = (count: number, one: string) => `${frenchNumber.format(count)} ${one}${count >= 2 ? "s" : ""}`;
const en = (count: number, one: string) => `${englishNumber.format(count)} ${one}${count === 1 ? "" : "s"}`;

const FRENCH: CheckWords = {
  notAi: "**Contrôles instantanés, sans IA.**",
  because: {
    off: "L’opérateur du programme a mis le modèle en pause.",
    budget: "Le budget du programme pour le modèle est atteint\u00a0: le Coach revient quand il est renouvelé.",
    away: "Le Coach est absent pour le moment\u00a0: le modèle ne répond plus. Les contrôles, eux, continuent.",
  },
  counted: "Ces mesures sont comptées par le code, sur ton texte.",
  needsModel:
    "Répondre à une question ouverte, réécrire ou jouer un rôle demande un modèle. Pour en brancher un\u00a0: la page Réglages dit comment, ou remplis `OPENAI_API_KEY` (une clé) ou `OPENAI_BASE_URL` (un modèle local) dans le fichier `.env`, puis relance le serveur.",
  needsModelLater:
    "Répondre à une question ouverte, réécrire ou jouer un rôle demande le modèle\u00a0: repose ta question plus tard.",
  factsTitle: "Ce que ton texte montre\u00a0:",
  missedTitle: "Critères mesurés, pas encore remplis\u00a0:",
  nothingMissed:
    "Rien à corriger dans ce qui se compte. Le fond reste à juger\u00a0: lis ce texte à voix haute à une personne de confiance, et note la phrase où son regard décroche.",
  and: "et",
  names: {
    length: "Longueur",
    hook: "Accroche",
    "call-to-action": "Appel à l’action",
    proof: "Preuve",
    jargon: "Mots creux",
    "sentence-length": "Phrases",
  },
  zones: { green: "ça tient", amber: "à revoir", red: "à corriger", pending: "pas encore mesurable" },
  canMeasure: (names) => `Pas encore assez de texte pour mesurer. Dès quinze mots, je compte\u00a0: ${names}.`,
  askForText: (criterion) =>
    `Commence par le critère 1, «\u00a0${criterion}\u00a0»\u00a0: que peux-tu en écrire en deux phrases\u202f?`,
  action: (what) => `**Une seule chose à faire maintenant**\u00a0: ${what}`,
  fact: (name, zone, fact) => `**${name}**\u00a0: ${zone}. ${fact}`,
  quote: (passage) => `«\u00a0${passage}\u00a0»`,
  facts: {
    length: ({ value, limit, unit, zone }, quoted) => {
      const count = fr(value, unit === "words" ? "mot" : "caractère");
      const bound = limit ?? value;
      if (zone === "red")
        return `${count}, soit ${frenchNumber.format(value - bound)} de trop. Ce qui dépasse\u00a0: ${quoted}.`;
      if (zone === "amber") return `${count}\u202f; il en faut au moins ${frenchNumber.format(bound)}.`;
      return `${count}, pour ${frenchNumber.format(bound)} au plus.`;
    },
    hook: ({ value, limit, zone }, quoted) =>
      `${fr(value, "caractère")}, pour ${limit} au plus.${zone === "green" ? "" : ` Passe sous le pli\u00a0: ${quoted}.`}`,
    "call-to-action": ({ value }, quoted) =>
      value > 0
        ? "Les deux dernières phrases demandent quelque chose."
        : `Ni impératif ni question à la fin. Dernière phrase\u00a0: ${quoted}.`,
    proof: ({ value }) =>
      value > 0 ? `Chiffres ou citations\u00a0: ${frenchNumber.format(value)}.` : "Ni chiffre, ni citation.",
    jargon: ({ value }, quoted) => (value === 0 ? "Aucun." : `${frenchNumber.format(value)}\u00a0: ${quoted}.`),
    "sentence-length": ({ value, limit, zone }, quoted) =>
      `${fr(value, "mot")} en moyenne, pour ${limit} au plus.${zone === "green" ? "" : ` À couper\u00a0: ${quoted}.`}`,
  },
  actions: {
    length: ({ zone, value, limit, unit }) => {
      const gap = fr(Math.abs(value - (limit ?? value)), unit === "words" ? "mot" : "caractère");
      return zone === "red"
        ? `coupe ${gap}. Enlève d’abord la phrase qui ne change rien quand elle manque.`
        : `ajoute un fait vécu. Il manque ${gap} pour que ce texte se juge.`;
    },
    hook: ({ limit }) => `réécris la première phrase en ${limit} caractères au plus, le fait le plus concret d’abord.`,
    "call-to-action": () => "termine par une seule demande, un verbe à l’impératif ou une question.",
    proof: () => "ajoute un chiffre vrai, ou une phrase entendue, entre guillemets.",
    jargon: (_result, quoted) => `remplace ${quoted} par ce que le client voit ou compte.`,
    "sentence-length": () => "coupe la phrase la plus longue en deux. Une idée par phrase.",
  },
};

const ENGLISH: CheckWords = {
  notAi: "**Instant checks, no AI.**",
  because: {
    off: "The programme’s operator has paused the model.",
    budget: "The programme’s budget for the model is spent: the Coach comes back when it is renewed.",
    away: "The Coach is away for now: the model no longer answers. The checks go on.",
  },
  counted: "These figures are counted by code, on your text.",
  needsModel:
    "Answering an open question, rewriting or playing a part needs a model. To plug one in: the Settings page (Réglages) says how, or set `OPENAI_API_KEY` (a key) or `OPENAI_BASE_URL` (a local model) in the `.env` file, then restart the server.",
  needsModelLater: "Answering an open question, rewriting or playing a part needs the model: ask again later.",
  factsTitle: "What your text shows:",
  missedTitle: "Measured criteria not met yet:",
  nothingMissed:
    "Nothing to fix in what can be counted. The substance is still to be judged: read this text aloud to someone you trust, and note the sentence where their eyes drift.",
  and: "and",
  names: {
    length: "Length",
    hook: "Hook",
    "call-to-action": "Call to action",
    proof: "Proof",
    jargon: "Empty words",
    "sentence-length": "Sentences",
  },
  zones: { green: "holds", amber: "look again", red: "to fix", pending: "not measurable yet" },
  canMeasure: (names) => `Not enough text to measure yet. From fifteen words on, I count: ${names}.`,
  askForText: (criterion) => `Start with criterion 1, “${criterion}”: what can you write about it in two sentences?`,
  action: (what) => `**One thing to do now**: ${what}`,
  fact: (name, zone, fact) => `**${name}**: ${zone}. ${fact}`,
  quote: (passage) => `“${passage}”`,
  facts: {
    length: ({ value, limit, unit, zone }, quoted) => {
      const count = en(value, unit === "words" ? "word" : "character");
      const bound = limit ?? value;
      if (zone === "red")
        return `${count}, ${englishNumber.format(value - bound)} too many. What overflows: ${quoted}.`;
      if (zone === "amber") return `${count}; at least ${englishNumber.format(bound)} are needed.`;
      return `${count}, for ${englishNumber.format(bound)} at most.`;
    },
    hook: ({ value, limit, zone }, quoted) =>
      `${en(value, "character")}, for ${limit} at most.${zone === "green" ? "" : ` Below the fold: ${quoted}.`}`,
    "call-to-action": ({ value }, quoted) =>
      value > 0
        ? "The last two sentences ask for something."
        : `Neither an imperative nor a question at the end. Last sentence: ${quoted}.`,
    proof: ({ value }) =>
      value > 0 ? `Figures or quotations: ${englishNumber.format(value)}.` : "Neither a figure nor a quotation.",
    jargon: ({ value }, quoted) => (value === 0 ? "None." : `${englishNumber.format(value)}: ${quoted}.`),
    "sentence-length": ({ value, limit, zone }, quoted) =>
      `${en(value, "word")} on average, for ${limit} at most.${zone === "green" ? "" : ` To cut: ${quoted}.`}`,
  },
  actions: {
    length: ({ zone, value, limit, unit }) => {
      const gap = en(Math.abs(value - (limit ?? value)), unit === "words" ? "word" : "character");
      return zone === "red"
        ? `cut ${gap}. Start with the sentence that changes nothing when it is gone.`
        : `add something you lived through. ${gap} are missing before this text can be judged.`;
    },
    hook: ({ limit }) => `rewrite the first sentence in ${limit} characters at most, the most concrete fact first.`,
    "call-to-action": () => "end with one request only: an imperative, or a question.",
    proof: () => "add a true figure, or a sentence you heard, in quotation marks.",
    jargon: (_result, quoted) => `replace ${quoted} with what the customer sees or counts.`,
    "sentence-length": () => "cut the longest sentence in two. One idea a sentence.",
  },
};

export const CHECK_WORDS: Record<Lang, CheckWords> = { fr: FRENCH, en: ENGLISH };
