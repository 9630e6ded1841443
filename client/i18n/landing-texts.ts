/** Where a one-time link lands, and the recovery code. */
import { inBoth } from "./in-both.ts";

export const landingTexts = inBoth({
  fr: {
    otherLanguage: "English",
    contact: "Écris à qui t’a envoyé le lien, ou parle à une personne de confiance.",
    asking: "On regarde ce que ce lien ouvre",
    again: "Réessayer",
    haveCode: "J’ai un code de secours",
    toCockpit: "Aller au cockpit",
    board: "Monter à bord",
    once: "Le lien sert une fois. Rien n’est dépensé avant ce bouton.",
    invite: {
      title: (name: string) => (name === "" ? "Bienvenue à bord" : `Bonjour ${name}`),
      lead: "On t’invite pour quatorze jours : une mission par jour, un Coach qui relit ce que tu écris. Ce lien ouvre ton compte, sans mot de passe. Tes textes sont gardés sur cet appareil.",
    },
    "sign-in": {
      title: (name: string) => (name === "" ? "Te revoilà" : `Bonjour ${name}`),
      lead: "Ce lien relie ce navigateur à ton compte. Ce que tu as écrit ailleurs reste sur l’autre appareil : une copie, dans Réglages, l’apporte ici.",
    },
    owner: {
      title: (_name: string) => "Le premier compte",
      lead: "Ce lien ouvre le compte de la personne qui tient ce serveur. Il relie ce navigateur, sans mot de passe.",
    },
    name: { question: "Comment on t’appelle", hint: "Ton binôme et l’équipe du programme voient ce nom." },
    other: (name: string) =>
      `Ce navigateur est relié ${name === "" ? "à un autre compte" : `au compte de ${name}`}. Si tu montes à bord, il passe à celui du lien. Les textes de l’autre compte restent sur cet appareil, dans leur propre espace.`,
    mine: {
      title: "Tu es déjà à bord ici",
      lead: "Ce navigateur est relié à ton compte. Le lien n’est pas dépensé : garde-le pour l’autre appareil.",
      go: "Continuer",
    },
    borrowed: {
      title: "Ouvre ce lien dans ton navigateur",
      lead: (app: string) =>
        `Cette page est ouverte dans ${app === "" ? "une autre app" : app}, qui peut oublier ce que tu écris. Copie le lien, puis colle-le dans Safari, Chrome ou Firefox. Rien n’est encore dépensé.`,
      copy: {
        idle: "Copier le lien",
        copied: "Lien copié",
        refused: "Copie refusée : garde le doigt sur le lien reçu",
      },
      goOn: "Continuer ici quand même",
    },
    refused: {
      used: {
        title: "Ce lien a déjà servi",
        lead: "Un lien ouvre une fois. Si c’était toi, reviens dans le navigateur où tu l’as ouvert : tes textes y sont. Sinon, demande un nouveau lien à la personne qui te l’a envoyé.",
      },
      expired: {
        title: "Ce lien n’ouvre plus",
        lead: "Son temps est passé, ou il a été retiré. Demande un nouveau lien à la personne qui te l’a envoyé. Rien de ce que tu as écrit n’est perdu.",
      },
      unknown: {
        title: "Ce lien n’ouvre rien",
        lead: "Il est incomplet, ou trop ancien. Copie-le en entier, ou demande un nouveau lien à la personne qui te l’a envoyé.",
      },
    },
    unreachable: {
      title: "Le serveur ne répond pas",
      lead: "Le lien n’est pas dépensé et reste bon. Vérifie ton réseau : un nouvel essai part dès qu’il revient.",
      unsure:
        "Ta demande est partie, sans réponse : le lien a peut-être déjà servi. Le serveur le dira dès que le réseau revient.",
    },
    recovery: {
      title: "Revenir à bord",
      lead: "Avec le code de secours que tu as noté. Il sert une fois : tu en feras un autre dans Réglages.",
      label: "Code de secours",
      go: "Revenir à bord",
      refused:
        "Ce code n’ouvre rien, ou il a déjà servi. Vérifie chaque groupe, ou demande un lien à l’équipe du programme.",
      wait: "Trop d’essais. Attends dix minutes, puis réessaie.",
      unreachable:
        "Le serveur ne répond pas. Vérifie ton réseau, puis réessaie. Si le code a servi sans que la réponse arrive, demande un lien à l’équipe du programme.",
    },
  },
  en: {
    otherLanguage: "Français",
    contact: "Write to whoever sent you the link, or talk to someone you trust.",
    asking: "Checking what this link opens",
    again: "Try again",
    haveCode: "I have a recovery code",
    toCockpit: "Go to the cockpit",
    board: "Come aboard",
    once: "The link works once. It is not used up until you press this button.",
    invite: {
      title: (name) => (name === "" ? "Welcome aboard" : `Hello ${name}`),
      lead: "You are invited for fourteen days: one mission a day, a Coach who reads what you write. This link opens your account, with no password. Your texts are kept on this device.",
    },
    "sign-in": {
      title: (name) => (name === "" ? "Welcome back" : `Hello ${name}`),
      lead: "This link connects this browser to your account. What you wrote elsewhere stays on the other device: a copy, in Settings, brings it here.",
    },
    owner: {
      title: () => "The first account",
      lead: "This link opens the account of whoever runs this server. It connects this browser to it, with no password.",
    },
    name: { question: "What people call you", hint: "Your buddy and the programme’s operators see this name." },
    other: (name) =>
      `This browser is connected to ${name === "" ? "another account" : `${name}’s account`}. If you come aboard, it switches to the link’s. The other account’s texts stay on this device, in a space of their own.`,
    mine: {
      title: "You are already aboard here",
      lead: "This browser is connected to your account. The link has not been used: keep it for the other device.",
      go: "Go on",
    },
    borrowed: {
      title: "Open this link in your browser",
      lead: (app) =>
        `This page is open inside ${app === "" ? "another app" : app}, which may forget what you write. Copy the link, then paste it in Safari, Chrome or Firefox. The link has not been used yet.`,
      copy: {
        idle: "Copy the link",
        copied: "Link copied",
        refused: "Copying was refused: press and hold the link you were sent",
      },
      goOn: "Continue here anyway",
    },
    refused: {
      used: {
        title: "This link has already been used",
        lead: "A link opens once. If it was you, go back to the browser you opened it in: your texts are there. If not, ask whoever sent it for a new one.",
      },
      expired: {
        title: "This link no longer works",
        lead: "It has expired, or was withdrawn. Ask whoever sent it for a new one. Nothing you wrote is lost.",
      },
      unknown: {
        title: "This link does not work",
        lead: "It is incomplete, or too old. Copy all of it, or ask whoever sent it for a new one.",
      },
    },
    unreachable: {
      title: "The server isn’t answering",
      lead: "The link has not been used and still works. Check your network: it tries again as soon as it is back.",
      unsure:
        "Your request was sent and got no answer: the link may already have been used. The server will say once the network is back.",
    },
    recovery: {
      title: "Come back aboard",
      lead: "Use the recovery code you wrote down. It works once: you will make another in Settings.",
      label: "Recovery code",
      go: "Come back aboard",
      refused: "This code does not work, or has already been used. Check each group, or ask the operator for a link.",
      wait: "Too many tries. Wait ten minutes, then try again.",
      unreachable:
        "The server isn’t answering. Check your network, then try again. If the code was used and the answer got lost, ask the operator for a link.",
    },
  },
});
