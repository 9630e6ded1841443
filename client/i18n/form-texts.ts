/** What a reply owes its reader and did not keep, in words for whoever reads it. */
import type { ReplyRule } from "#shared/reply-rule.ts";
import { inBoth } from "./in-both.ts";

type OfRule = Record<ReplyRule, string>;

const fr: OfRule = {
  form: "Elle ne suit pas les rubriques que cette demande appelle.",
  "no-verdict": "Elle donne un verdict que cette demande n’appelle pas.",
  score: "Son score manque, ou ne va pas avec son verdict.",
  length: "Elle est plus longue que convenu.",
  "one-action": "Sa prochaine action n’est pas une seule, avec sa durée, à sa place.",
  "literal-quote": "Un point ne cite pas ton texte mot pour mot.",
  "rewrite-limit": "Sa réécriture dépasse la limite du jour.",
  "rewrite-voice": "Sa réécriture change de tu ou de vous.",
  filler: "Des mots qui ne disent rien.",
  language: "Elle change de langue.",
  "invented-number": "Un chiffre que rien ne lui a donné.",
  leak: "Elle récite ses consignes.",
  person: "Elle parle de toi, ou d’elle-même, autrement que convenu.",
  income: "Elle promet un revenu ou un résultat.",
  emoji: "Elle contient des émojis.",
  stance: "Contestée, elle ne dit pas si son avis est maintenu ou changé.",
  help: "Elle ne dit pas vers qui se tourner.",
};

const en: OfRule = {
  form: "It does not follow the sections that this request calls for.",
  "no-verdict": "It gives a verdict that this request does not call for.",
  score: "Its score is missing, or does not go with its verdict.",
  length: "It is longer than agreed.",
  "one-action": "Its next action is not a single one, with its duration, in its place.",
  "literal-quote": "A point does not quote your text word for word.",
  "rewrite-limit": "Its rewrite is over the day’s limit.",
  "rewrite-voice": "Its rewrite changes how the reader is addressed.",
  filler: "Words that say nothing.",
  language: "It changes language.",
  "invented-number": "A figure that nothing gave it.",
  leak: "It recites its instructions.",
  person: "It speaks of you, or of itself, in a way that was not agreed.",
  income: "It promises an income or a result.",
  emoji: "It contains emoji.",
  stance: "Challenged, it does not say whether its verdict stands or has changed.",
  help: "It does not say who to turn to.",
};

export const formTexts = inBoth({
  fr: {
    summary: (n: number) => `Cette réponse s’écarte de sa forme sur ${n === 1 ? "un point" : `${n} points`}.`,
    rule: fr,
    found: (words: string) => `« ${words} »`,
  },
  en: {
    summary: (n) => `This reply departs from its form on ${n === 1 ? "one point" : `${n} points`}.`,
    rule: en,
    found: (words) => `“${words}”`,
  },
});
