/**
 * The one table from a failure to what the person reads: what happened, what is safe, what to do. Technical causes
 * (a wrong key, an empty quota) are the operator's business; the person reads what it means for the question.
 */
import type { Failure } from "#shared/coach-protocol.ts";
import type { Lang } from "#shared/lang.ts";

/** `retry`: asking again may work. `reload`: this page must be loaded anew first. `shorten`: the text must change. */
type FailureAction = "retry" | "reload" | "shorten";

/** `cause`: where `what` does not hold it already. It is said first, also while the next try is counted down. */
type FailureText = { what: string; cause?: string; todo: string };

export const SAFE: Record<Lang, string> = {
  fr: "Ta question et ton livrable sont gardés.",
  en: "Your question and draft are safe.",
};

export function failureText(failure: Failure, lang: Lang): FailureText & { action: FailureAction } {
  const { action, ...texts } = FAILURES[failure];
  return { ...texts[lang], action };
}

const FAILURES: Record<Failure, Record<Lang, FailureText> & { action: FailureAction }> = {
  "bad-key": {
    action: "retry",
    fr: {
      what: "Le modèle a refusé la clé du serveur.",
      todo: "Seule l’équipe du programme peut la changer (OPENAI_API_KEY). Réessaie ensuite.",
    },
    en: {
      what: "The model refused the server’s key.",
      todo: "Only the programme’s operator can change it (OPENAI_API_KEY). Then try again.",
    },
  },
  busy: {
    action: "retry",
    fr: { what: "Le modèle est débordé.", todo: "Laisse passer une minute, puis réessaie." },
    en: { what: "The model is swamped.", todo: "Give it a minute, then try again." },
  },
  quota: {
    action: "retry",
    fr: {
      what: "Le crédit du modèle est épuisé.",
      todo: "L’équipe du programme doit le recharger. Réessaie ensuite.",
    },
    en: { what: "The model’s credit has run out.", todo: "The programme’s operator must top it up. Then try again." },
  },
  "unknown-model": {
    action: "retry",
    fr: {
      what: "Le serveur demande un modèle qui n’existe pas.",
      todo: "L’équipe du programme doit corriger OPENAI_MODEL. Réessaie ensuite.",
    },
    en: {
      what: "The server asks for a model that does not exist.",
      todo: "The programme’s operator must correct OPENAI_MODEL. Then try again.",
    },
  },
  refused: {
    action: "retry",
    fr: { what: "Le modèle a refusé de répondre.", todo: "Reformule ta question, ou réessaie." },
    en: { what: "The model declined to answer.", todo: "Word your question differently, or try again." },
  },
  filtered: {
    action: "retry",
    fr: { what: "Le filtre du modèle a arrêté la réponse.", todo: "Reformule ta question, ou réessaie." },
    en: { what: "The model’s filter stopped the reply.", todo: "Word your question differently, or try again." },
  },
  "too-long": {
    action: "shorten",
    fr: { what: "Le texte dépasse ce que le modèle peut lire.", todo: "Raccourcis le livrable, puis réessaie." },
    en: { what: "The text is longer than the model can read.", todo: "Shorten the deliverable, then try again." },
  },
  cut: {
    action: "retry",
    fr: { what: "La réponse a été coupée en route.", todo: "Ce qui est arrivé reste affiché. Tu peux réessayer." },
    en: { what: "The reply was cut on its way.", todo: "What arrived stays on the screen. You can try again." },
  },
  stalled: {
    action: "retry",
    fr: {
      what: "Le Coach ne répond pas.",
      cause: "Le modèle est resté muet trop longtemps.",
      todo: "Réessaie dans un instant.",
    },
    en: {
      what: "The Coach isn’t answering.",
      cause: "The model stayed silent for too long.",
      todo: "Try again in a moment.",
    },
  },
  unreachable: {
    action: "retry",
    fr: {
      what: "Le Coach ne répond pas.",
      cause: "Le serveur n’arrive pas à joindre le modèle.",
      todo: "Réessaie dans un instant.",
    },
    en: {
      what: "The Coach isn’t answering.",
      cause: "The server cannot reach the model.",
      todo: "Try again in a moment.",
    },
  },
  upstream: {
    action: "retry",
    fr: {
      what: "Le Coach ne répond pas.",
      cause: "Le modèle a échoué de son côté.",
      todo: "Réessaie dans un instant.",
    },
    en: { what: "The Coach isn’t answering.", cause: "The model failed on its side.", todo: "Try again in a moment." },
  },
  "signed-out": {
    action: "reload",
    fr: {
      what: "Ce navigateur n’est plus relié au serveur.",
      todo: "Ouvre un nouveau lien (npm run link sur le serveur), puis réessaie.",
    },
    en: {
      what: "This browser is no longer linked to the server.",
      todo: "Open a new link (npm run link on the server), then try again.",
    },
  },
  "foreign-page": {
    action: "reload",
    fr: {
      what: "Le serveur ne reconnaît pas l’adresse de cette page.",
      todo: "Ouvre le cockpit à l’adresse que le serveur affiche au démarrage.",
    },
    en: {
      what: "The server does not know this page’s address.",
      todo: "Open the cockpit at the address the server prints when it starts.",
    },
  },
  rejected: {
    action: "retry",
    fr: { what: "Le serveur n’a pas accepté la question.", todo: "Réessaie ; si cela se répète, recharge la page." },
    en: { what: "The server did not accept the question.", todo: "Try again; if it happens again, reload the page." },
  },
  "old-client": {
    action: "reload",
    fr: { what: "Cette page est plus ancienne que le serveur.", todo: "Recharge-la, puis réessaie." },
    en: { what: "This page is older than the server.", todo: "Reload it, then try again." },
  },
  "run-expired": {
    action: "retry",
    fr: { what: "Cette réponse n’est plus sur le serveur.", todo: "Demande-la de nouveau." },
    en: { what: "This reply is no longer on the server.", todo: "Ask for it again." },
  },
  "too-many-runs": {
    action: "retry",
    fr: { what: "Deux réponses sont déjà en cours.", todo: "Attends la fin de l’une d’elles, puis réessaie." },
    en: { what: "Two replies are already being written.", todo: "Wait for one of them to end, then try again." },
  },
  "daily-tokens": {
    action: "retry",
    fr: {
      what: "Tes questions au modèle sont épuisées pour aujourd’hui.",
      todo: "Elles reviennent à minuit. Les contrôles instantanés, eux, marchent toujours.",
    },
    en: {
      what: "You have used up today’s questions to the model.",
      todo: "They come back at midnight. The instant checks still work.",
    },
  },
  "server-away": {
    action: "retry",
    fr: { what: "Le serveur du programme ne répond pas.", todo: "Vérifie qu’il tourne, puis réessaie." },
    en: { what: "The programme’s server isn’t answering.", todo: "Check that it is running, then try again." },
  },
};
