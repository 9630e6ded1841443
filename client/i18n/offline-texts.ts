/** Opening without a server, and the version that comes next. */
import { inBoth } from "./in-both.ts";

export const offlineTexts = inBoth({
  fr: {
    label: "Hors ligne",
    question: "Ouvrir le cockpit sans réseau",
    state: {
      preparing: "Les fichiers de l’app arrivent encore sur cet appareil.",
      ready: "Prêt : le cockpit s’ouvre sur cet appareil même quand le serveur ne répond pas.",
      insecure:
        "Cette adresse n’est pas sécurisée (http) : sans le serveur, le navigateur ne rouvrira pas le cockpit. Une adresse https le permet. Ce que tu écris est gardé ici dans tous les cas.",
      refused:
        "Ce navigateur ne garde pas les fichiers de l’app : sans le serveur, il ne rouvrira pas le cockpit. Ce que tu écris est gardé ici dans tous les cas.",
    },
    waiting: "Une nouvelle version est prête. Recharge quand tu veux : ton texte est gardé.",
    taken: "Un autre onglet est passé à la nouvelle version. Recharge quand tu veux : ton texte est gardé.",
  },
  en: {
    label: "Offline",
    question: "Opening the cockpit without a network",
    state: {
      preparing: "The app’s files are still on their way to this device.",
      ready: "Ready: the cockpit opens on this device even when the server isn’t answering.",
      insecure:
        "This address is not secure (http): without the server, the browser will not reopen the cockpit. An https address allows it. What you write is kept here in any case.",
      refused:
        "This browser does not keep the app’s files: without the server, it will not reopen the cockpit. What you write is kept here in any case.",
    },
    waiting: "A new version is ready. Reload when you like: your text is kept.",
    taken: "Another tab has moved to the new version. Reload when you like: your text is kept.",
  },
});
