/** The journal. */
import { inBoth } from "./in-both.ts";

function plural(n: number, one: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${one}s`;
}

/** At least one of them is not 0. */
function frenchList(exchanges: number, talks: number, deliverables: number): string {
  const counted = [
    exchanges > 0 ? plural(exchanges, "échange") : "",
    talks > 0 ? plural(talks, "conversation") : "",
    deliverables > 0 ? plural(deliverables, "livrable") : "",
  ].filter((part) => part !== "");
  return new Intl.ListFormat("fr").format(counted);
}

function keptInFrench(exchanges: number, talks: number): string {
  if (exchanges === 0) return talks === 1 ? "gardée" : "gardées";
  return exchanges + talks === 1 ? "gardé" : "gardés";
}

function englishList(exchanges: number, talks: number, deliverables: number): string {
  const counted = [
    exchanges > 0 ? plural(exchanges, "thread") : "",
    talks > 0 ? plural(talks, "conversation") : "",
    deliverables > 0 ? plural(deliverables, "deliverable") : "",
  ].filter((part) => part !== "");
  return new Intl.ListFormat("en-GB").format(counted);
}

export const journalTexts = inBoth({
  fr: {
    title: "Journal",
    list: "Échanges",
    listWidth: "Largeur de la liste",
    reader: "Lecture",
    search: "Chercher dans le journal",
    clear: "Effacer la recherche",
    filters: "Filtres",
    filter: { all: "Tout", pinned: "Épinglés", critiques: "Critiques", buddy: "Binôme", bin: "Corbeille" },
    bin: (n: number) => `Corbeille (${n})`,
    oneDay: (day: number) => `J${day} seulement`,
    allDays: "Tous les jours",
    onlyDay: (day: number) => `Ne voir que J${day}`,
    evening: "Le soir,",
    count: (exchanges: number, talks: number) =>
      `${frenchList(exchanges, talks, 0)}, ${keptInFrench(exchanges, talks)} sur cet appareil`,
    found: (passages: number, exchanges: number, deliverables: number, talks: number) =>
      `${plural(passages, "passage")} dans ${frenchList(exchanges, talks, deliverables)}, ${
        passages === 1 ? "cherché" : "cherchés"
      } sur cet appareil`,
    reading: "Lecture du journal en cours.",
    nothing: (words: string) => `Rien pour « ${words} ». Essaie un mot plus court.`,
    empty: {
      all: "Rien encore. Chaque échange avec le Coach se range ici, jour par jour, et se relit sans réseau.",
      pinned: "Aucun échange épinglé. L’épingle est en haut de chaque échange.",
      buddy: "Rien encore. Ce que ton binôme et toi vous écrivez se range ici, jour par jour, et se relit sans réseau.",
      critiques: "Aucune critique encore. Elles commencent par une question comme « Critique mon post ».",
      bin: "La corbeille est vide.",
    },
    failed: "Le journal ne peut pas être lu pour le moment. Rien n’est effacé. Recharge la page.",
    pinned: "épinglé",
    deliverable: (day: number, version: number) => `Livrable de J${day}, V${version}`,
    choose: "Choisis un échange pour le relire.",
    gone: "Cet échange n’est pas sur cet appareil.",
    goneBuddy: "Cette conversation n’est pas sur cet appareil.",
    goneDeliverable: "Ce livrable n’est pas sur cet appareil.",
    back: "Tous les échanges",
    step: (index: number, total: number) => `${index} sur ${total}`,
    previousPassage: "Passage précédent",
    nextPassage: "Passage suivant",
    previousExchange: "Échange précédent",
    nextExchange: "Échange suivant",
    kept: "fait",
    pin: "Épingler",
    unpin: "Désépingler",
    remove: "Mettre à la corbeille",
    restore: "Restaurer",
    undo: "Annuler",
    removed: "Échange mis à la corbeille.",
    removedWhileWriting: "Échange mis à la corbeille. La réponse en cours est arrêtée.",
    restored: "Échange restauré.",
    daysLeft: (days: number) =>
      days === 0
        ? "Effacé pour de bon aujourd’hui."
        : days === 1
          ? "Effacé pour de bon dans 1 jour."
          : `Effacé pour de bon dans ${days} jours.`,
    onVersion: (version: number) => `sur la V${version} du livrable`,
    noReply: "Le Coach n’a pas répondu.",
    waiting: "Pas encore partie.",
    quote: "Citer au Coach",
    quoted: (words: string, day: number) => `« ${words} » (J${day})\n\n`,
    resume: "Reprendre cet échange",
    resumeNote: "Un nouvel échange s’ouvre, celui-ci reste intact.",
    recall: (title: string, date: string, words: string) =>
      `Je reprends notre échange du ${date}, « ${title} ».${words === "" ? "" : ` Tu disais : « ${words} »`}\n\n`,
    resumed: "Nouvel échange ouvert. L’ancien est dans le journal.",
    openDay: (day: number) => `Ouvrir J${day}`,
    notDone: "Ça n’a pas pu être enregistré. Rien n’a changé : réessaie.",
  },
  en: {
    title: "Log",
    list: "Threads",
    listWidth: "Width of the list",
    reader: "Reading",
    search: "Search the log",
    clear: "Clear the search",
    filters: "Filters",
    filter: { all: "All", pinned: "Pinned", critiques: "Critiques", buddy: "Buddy", bin: "Bin" },
    bin: (n) => `Bin (${n})`,
    oneDay: (day) => `J${day} only`,
    allDays: "All days",
    onlyDay: (day) => `Show J${day} only`,
    evening: "That evening,",
    count: (exchanges, talks) => `${englishList(exchanges, talks, 0)}, kept on this device`,
    found: (passages, exchanges, deliverables, talks) =>
      `${plural(passages, "passage")} in ${englishList(exchanges, talks, deliverables)}, searched on this device`,
    reading: "The log is still loading.",
    nothing: (words) => `Nothing for “${words}”. Try a shorter word.`,
    empty: {
      all: "Nothing yet. Each thread with the Coach is filed here, day by day, and can be read with no network.",
      pinned: "No pinned thread. The pin is at the top of each thread.",
      buddy: "Nothing yet. What your buddy and you write is filed here, day by day, and can be read with no network.",
      critiques: "No critique yet. They begin with a question such as “Critique my post”.",
      bin: "The bin is empty.",
    },
    failed: "The log cannot be read right now. Nothing is deleted. Reload the page.",
    pinned: "pinned",
    deliverable: (day, version) => `Deliverable of J${day}, V${version}`,
    choose: "Choose a thread to read it again.",
    gone: "This thread is not on this device.",
    goneBuddy: "This conversation is not on this device.",
    goneDeliverable: "This deliverable is not on this device.",
    back: "All threads",
    step: (index, total) => `${index} of ${total}`,
    previousPassage: "Previous passage",
    nextPassage: "Next passage",
    previousExchange: "Previous thread",
    nextExchange: "Next thread",
    kept: "done",
    pin: "Pin",
    unpin: "Unpin",
    remove: "Move to the bin",
    restore: "Restore",
    undo: "Undo",
    removed: "Thread moved to the bin.",
    removedWhileWriting: "Thread moved to the bin. The reply on its way is stopped.",
    restored: "Thread restored.",
    daysLeft: (days) =>
      days === 0
        ? "Deleted for good today."
        : days === 1
          ? "Deleted for good in 1 day."
          : `Deleted for good in ${days} days.`,
    onVersion: (version) => `on V${version} of the deliverable`,
    noReply: "The Coach did not answer.",
    waiting: "Not sent yet.",
    quote: "Quote to the Coach",
    quoted: (words, day) => `“${words}” (J${day})\n\n`,
    resume: "Resume this thread",
    resumeNote: "A new thread opens; this one stays as it is.",
    recall: (title, date, words) =>
      `Coming back to our thread of ${date}, “${title}”.${words === "" ? "" : ` You said: “${words}”`}\n\n`,
    resumed: "New thread opened. The old one is in the log.",
    openDay: (day) => `Open J${day}`,
    notDone: "This could not be saved. Nothing has changed: try again.",
  },
});
