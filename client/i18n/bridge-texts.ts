/** What goes from a day to the binôme in one tap. `name`: how the other one is called; never empty. */
import { inBoth } from "./in-both.ts";

export const bridgeTexts = inBoth({
  fr: {
    yourBuddy: "ton binôme",
    send: (name: string) => `Envoyer à ${name}`,
    sent: (name: string) => `Envoyé à ${name}`,
    sendPassage: (name: string) => `Envoyer le passage à ${name}`,
    leaving: (name: string) => `Envoi à ${name}`,
    led: (heading: string, words: string) => `${heading} : ${words}`,
    undo: "Annuler",
    hasLeft: "C’est déjà parti.",
    takenBack: "Rien n’est parti.",
    notSent: "L’envoi a échoué. Rien n’est parti : réessaie.",
    seenDone: "Vu, c’est fait",
    seenBy: (name: string) => `vu fait par ${name}`,
  },
  en: {
    yourBuddy: "your buddy",
    send: (name) => `Send to ${name}`,
    sent: (name) => `Sent to ${name}`,
    sendPassage: (name) => `Send the passage to ${name}`,
    leaving: (name) => `Sending to ${name}`,
    led: (heading, words) => `${heading}: ${words}`,
    undo: "Undo",
    hasLeft: "It has already gone.",
    takenBack: "Nothing was sent.",
    notSent: "It could not be sent. Nothing has gone: try again.",
    seenDone: "I saw it done",
    seenBy: (name) => `${name} saw it done`,
  },
});
