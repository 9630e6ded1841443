/**
 * The words of the checks coach, in French. Hard on the text, kind to the person: « tu », no agreement with a gender,
 * no exclamation mark. The typography is in the strings, as escapes, so that an editor cannot lose it: U+202F before
 * ; ? and !, U+00A0 before a colon and inside « ».
 */
import { CHECKS_ACTION } from "#shared/checks-action.ts";
import type { CheckResult } from "#shared/checks/check.ts";
import type { CheckWords } from "./checks-words.ts";

const number = new Intl.NumberFormat("fr");
const counted = (count: number, one: string) => `${number.format(count)} ${one}${count >= 2 ? "s" : ""}`;
const found = ({ value, zone }: CheckResult, quoted: string) =>
  zone === "green" ? `${value === 0 ? "Aucun" : number.format(value)}.` : `${number.format(value)}\u00a0: ${quoted}.`;

export const FRENCH_WORDS: CheckWords = {
  notAi: "**Contrôles instantanés, sans IA.**",
  because: {
    off: "L’équipe du programme a mis le modèle en pause.",
    budget: "Le budget du programme pour le modèle est atteint\u00a0: le Coach revient quand il est renouvelé.",
    away: "Le Coach est absent pour le moment\u00a0: le modèle ne répond plus. Les contrôles, eux, continuent.",
  },
  help: "Ton texte peut attendre. Ce que tu écris là compte davantage\u00a0: parles-en à quelqu’un de proche, ou appelle le 3114 (France, gratuit, jour et nuit). En danger immédiat\u00a0: le 112.",
  counted: "Ces mesures sont comptées par le code, sur ton texte.",
  needsModel:
    "Répondre à une question ouverte, réécrire ou jouer un rôle demande un modèle. Pour en brancher un\u00a0: la page Réglages dit comment, ou remplis `OPENAI_API_KEY` (une clé) ou `OPENAI_BASE_URL` (un modèle local) dans le fichier `.env`, puis relance le serveur.",
  needsModelLater:
    "Répondre à une question ouverte, réécrire ou jouer un rôle demande le modèle\u00a0: repose ta question plus tard.",
  factsTitle: "Ce que ton texte montre\u00a0:",
  missedTitle: "Critères mesurés, pas encore remplis\u00a0:",
  declaredTitle: "Critères que tu déclares faits, sans vérification de ma part\u00a0:",
  nothingMissed:
    "Rien à corriger dans ce qui se compte. Le fond reste à juger\u00a0: lis ce texte à voix haute à une personne de confiance, et note la phrase où son regard décroche.",
  and: "et",
  names: {
    length: "Longueur",
    hook: "Accroche",
    message: "Message",
    subject: "Objet",
    questions: "Questions",
    "call-to-action": "Appel à l’action",
    proof: "Preuve",
    price: "Prix",
    links: "Liens",
    "you-over-me": "«\u00a0Tu\u00a0» face à «\u00a0je\u00a0»",
    jargon: "Mots creux",
    apologies: "Excuses",
    hypotheticals: "Questions au conditionnel",
    "sentence-length": "Phrases",
    "reading-ease": "Lecture",
    exclamations: "Points d’exclamation",
    capitals: "Majuscules",
    emoji: "Émojis",
  },
  zones: { green: "ça tient", amber: "à revoir", red: "à corriger", pending: "pas encore mesurable" },
  canMeasure: (names) => `Pas encore assez de texte pour mesurer. Dès quinze mots, je compte\u00a0: ${names}.`,
  askForText: (criterion) =>
    `Commence par le critère 1, «\u00a0${criterion}\u00a0»\u00a0: que peux-tu en écrire en deux phrases\u202f?`,
  action: (what) => `**${CHECKS_ACTION.fr}**\u00a0: ${what}`,
  fact: (name, zone, fact) => `**${name}**\u00a0: ${zone}. ${fact}`,
  quote: (passage) => `«\u00a0${passage}\u00a0»`,
  facts: {
    length: ({ value, limit, unit, zone }, quoted) => {
      const count = counted(value, unit === "words" ? "mot" : "caractère");
      const bound = limit ?? value;
      if (zone === "red")
        return `${count}, soit ${number.format(value - bound)} de trop. Ce qui dépasse\u00a0: ${quoted}.`;
      if (zone === "amber") return `${count}\u202f; il en faut au moins ${number.format(bound)}.`;
      return `${count}, pour ${number.format(bound)} au plus.`;
    },
    hook: ({ value, limit, zone }, quoted) =>
      `${counted(value, "caractère")}, pour ${limit} au plus.${zone === "green" ? "" : ` Passe sous le pli\u00a0: ${quoted}.`}`,
    message: ({ value, limit, unit, zone }, quoted) => {
      if (zone === "amber" && unit === "words")
        return `${counted(value, "mot")}\u202f; un e-mail en demande ${limit} au moins.`;
      const room =
        unit === "sms"
          ? `un SMS en tient ${limit}`
          : unit === "words"
            ? `un e-mail en tient ${limit}`
            : `une invitation en tient ${limit}`;
      const size = counted(value, unit === "words" ? "mot" : "caractère");
      return `${size}\u202f; ${room}.${zone === "green" ? "" : ` En cause\u00a0: ${quoted}.`}`;
    },
    subject: ({ value, limit, zone }, quoted) =>
      zone === "pending"
        ? "Pas d’objet à mesurer."
        : `${counted(value, "caractère")}, pour ${limit} au plus et trois à sept mots.${zone === "green" ? "" : ` Objet\u00a0: ${quoted}.`}`,
    questions: ({ value, limit, zone }, quoted) =>
      zone === "green"
        ? `${counted(value, "question")}.`
        : `${counted(value, "question")}, pour ${limit} attendue${Number(limit) >= 2 ? "s" : ""}.${quoted === "" ? "" : ` Passage\u00a0: ${quoted}.`}`,
    "call-to-action": ({ value }, quoted) =>
      value > 0
        ? "Les deux dernières phrases demandent quelque chose."
        : `Ni impératif ni question à la fin. Dernière phrase\u00a0: ${quoted}.`,
    proof: ({ value }) =>
      value > 0 ? `Chiffres ou citations\u00a0: ${number.format(value)}.` : "Ni chiffre, ni citation.",
    price: ({ value }) =>
      value > 0 ? `Montants écrits\u00a0: ${number.format(value)}.` : "Aucun montant avec sa devise.",
    links: ({ value }, quoted) => (value === 0 ? "Rien ne fait sortir du texte." : `À retirer\u00a0: ${quoted}.`),
    "you-over-me": ({ value, zone }, quoted) =>
      zone === "green"
        ? "Le texte parle à qui le lit."
        : zone === "pending"
          ? "Ni l’un ni l’autre."
          : `${number.format(value)} pour 1. Le texte parle surtout de toi\u00a0: ${quoted}.`,
    apologies: found,
    hypotheticals: found,
    exclamations: found,
    capitals: found,
    emoji: found,
    "reading-ease": ({ value, limit, zone }, quoted) =>
      zone === "pending"
        ? "Il faut trente mots pour la mesurer."
        : `${number.format(value)} sur 100, pour ${limit} au moins.${zone === "green" ? "" : ` Le plus dur\u00a0: ${quoted}.`}`,
    jargon: ({ value }, quoted) => (value === 0 ? "Aucun." : `${number.format(value)}\u00a0: ${quoted}.`),
    "sentence-length": ({ value, limit, zone }, quoted) =>
      `${counted(value, "mot")} en moyenne, pour ${limit} au plus.${zone === "green" ? "" : ` À couper\u00a0: ${quoted}.`}`,
  },
  actions: {
    length: ({ zone, value, limit, unit }) => {
      const gap = counted(Math.abs(value - (limit ?? value)), unit === "words" ? "mot" : "caractère");
      return zone === "red"
        ? `coupe ${gap}. Enlève d’abord la phrase qui ne change rien quand elle manque.`
        : `ajoute un fait vécu. Il manque ${gap} pour que ce texte se juge.`;
    },
    hook: ({ limit }) => `réécris la première phrase en ${limit} caractères au plus, le fait le plus concret d’abord.`,
    "call-to-action": () => "termine par une seule demande, un verbe à l’impératif ou une question.",
    proof: () => "ajoute un chiffre vrai, ou une phrase entendue, entre guillemets.",
    message: ({ unit, zone }) =>
      unit === "sms"
        ? "fais tenir le message dans un seul SMS. Les lettres comme ç, ê ou ’ et les émojis en divisent la place par deux."
        : zone === "amber" && unit === "words"
          ? "ajoute la raison d’écrire à cette personne-là, avec un fait."
          : "coupe le message jusqu’à sa limite. Garde la raison d’écrire et la question.",
    subject: () => "réécris l’objet en trois à sept mots, 41 caractères au plus.",
    questions: ({ value, limit }) =>
      value > Number(limit)
        ? "garde une question, celle dont tu veux la réponse, et coupe les autres."
        : value < Number(limit)
          ? `pose ${counted(Number(limit), "question")}, pas moins.`
          : "finis par ta question, sans rien après elle.",
    price: () => "écris le prix en chiffres, avec sa devise.",
    links: (_result, quoted) => `retire ${quoted}.`,
    "you-over-me": () => "réécris deux phrases en commençant par la personne qui lit.",
    apologies: (_result, quoted) => `retire ${quoted}, sans rien mettre à la place.`,
    hypotheticals: (_result, quoted) => `remplace ${quoted} par une question sur la dernière fois que c’est arrivé.`,
    "reading-ease": () => "réécris la phrase la plus dure comme tu la dirais à voix haute.",
    exclamations: () => "garde un point d’exclamation au plus.",
    capitals: (_result, quoted) => `réécris ${quoted} en minuscules.`,
    emoji: () => "garde deux émojis au plus.",
    jargon: (_result, quoted) => `remplace ${quoted} par ce que le client voit ou compte.`,
    "sentence-length": () => "coupe la phrase la plus longue en deux. Une idée par phrase.",
  },
};
