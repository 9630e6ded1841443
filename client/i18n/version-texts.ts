/** The versions of the deliverable: what was made, and taken back; an earlier one, and what changed from one to another. */
import { inBoth } from "./in-both.ts";

const mots = (n: number) => `${n} ${n < 2 ? "mot" : "mots"}`;
const words = (n: number) => `${n} ${n === 1 ? "word" : "words"}`;

export const versionTexts = inBoth({
  fr: {
    version: (n: number) => `V${n}`,
    versionMade: (n: number) =>
      `V${n} commencée. ${n === 2 ? "La V1 reste lisible" : "Les versions d’avant restent lisibles"}.`,
    versionFilled: (n: number) => `V${n} remplie.`,
    nothingToBegin: "La feuille est encore vide : c’est là que tu écris.",
    notMade: "La version n’a pas pu être créée. Rien n’a changé : réessaie.",
    versionKept: (n: number) => `La V${n} a changé depuis : elle reste telle quelle.`,
    notTakenBack: (n: number) =>
      `L’annulation n’a pas pu être écrite. La V${n} reste telle quelle : recharge la page si cela dure.`,
    passageGone: "Ce passage n’est plus dans le livrable : le texte a changé depuis.",
    step: { undo: "Annuler le dernier changement du texte", redo: "Rétablir le changement annulé" },
    redoKeys: (mod: string) => `${mod} Maj Z`,
    noStep: { undo: "Rien à annuler dans cette version.", redo: "Rien à rétablir dans cette version." },
    undo: "Annuler",
    readOnly: (n: number) => `La V${n} ne change plus.`,
    restart: (n: number) => `Repartir de la V${n}`,
    compare: "Voir ce qui change",
    hide: "Masquer ce qui change",
    difference: (from: number, to: number) => `Ce qui change de la V${from} à la V${to}`,
    against: "Comparer avec",
    scores: (before: number, after: number) => `${before} critères sur 4, puis ${after} sur 4`,
    counts: (removed: number, added: number) => `${mots(removed)} de moins, ${mots(added)} de plus`,
    same: "Pas un mot ne change.",
    byLines: "Les deux textes ont trop peu en commun pour être comparés mot à mot : ils le sont ligne à ligne.",
    removed: "retiré : ",
    added: "ajouté : ",
    end: ". ",
  },
  en: {
    version: (n) => `V${n}`,
    versionMade: (n) => `V${n} started. ${n === 2 ? "V1" : "The earlier versions"} can still be read.`,
    versionFilled: (n) => `V${n} filled.`,
    nothingToBegin: "The sheet is still empty: that is where you write.",
    notMade: "The version could not be made. Nothing has changed: try again.",
    versionKept: (n) => `V${n} has changed since: it stays as it is.`,
    notTakenBack: (n) => `Undoing could not be written. V${n} stays as it is: reload the page if that goes on.`,
    passageGone: "This passage is no longer in the deliverable: the text has changed since.",
    step: { undo: "Undo the last change of the text", redo: "Redo the undone change" },
    redoKeys: (mod) => `${mod} Shift Z`,
    noStep: { undo: "Nothing to undo in this version.", redo: "Nothing to redo in this version." },
    undo: "Undo",
    readOnly: (n) => `V${n} no longer changes.`,
    restart: (n) => `Start again from V${n}`,
    compare: "See what changes",
    hide: "Hide what changes",
    difference: (from, to) => `What changes from V${from} to V${to}`,
    against: "Compare with",
    scores: (before, after) => `${before} of 4 criteria, then ${after} of 4`,
    counts: (removed, added) => `${words(removed)} fewer, ${words(added)} more`,
    same: "Not a word changes.",
    byLines: "The two texts have too little in common to be compared word by word: they are compared line by line.",
    removed: "removed: ",
    added: "added: ",
    end: ". ",
  },
});
