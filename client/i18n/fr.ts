/** The interface in French: the language it is written in first, and the shape the other one must have. */
export const fr = {
  brand: "Second de Bord",
  programme: "De l’idée à la première vente",

  shell: {
    skip: "Aller à la mission",
    navigation: "Programme",
    days: "Les quatorze jours",
    crew: "Binôme et Coach",
    palette: "Rechercher ou demander",
    status: "État",
    journal: "Journal",
    profile: "Profil",
    settings: "Réglages",
    help: "Besoin d’aide ?",
    hideRail: "Replier la drisse",
    showRail: "Déplier la drisse",
    hideSide: "Masquer Binôme et Coach",
    showSide: "Afficher Binôme et Coach",
    sideWidth: "Largeur de Binôme et Coach",
    binomeHeight: "Hauteur du Chat Binôme",
    darkTheme: "Thème sombre",
    lightTheme: "Thème clair",
    online: "En ligne",
    offline: "Hors ligne",
    savedHere: "Enregistré sur cet appareil",
    checksOnly: "Contrôles instantanés, sans IA",
    tabs: { mission: "Mission", binome: "Binôme", coach: "Coach", journal: "Journal" },
    paneTabs: "Volets",
    more: "Plus",
    notFound: "Cette page n’existe pas.",
    backToToday: "Revenir à aujourd’hui",
    starting: "Le cockpit se prépare.",
    oldTab:
      "Une version plus récente est ouverte dans un autre onglet. Ton texte est gardé. Recharge cette page pour continuer.",
    reload: "Recharger",
    closeToast: "Fermer ce message",
    lostPart:
      "Une partie de l’app manque ici, sans doute parce qu’une version plus récente est en service. Recharge la page : ton texte est gardé.",
    notKept: "Tes derniers mots ne s’enregistrent pas : la page n’a pas été rechargée. Copie-les, puis réessaie.",
    signedOut:
      "Ce navigateur n’est plus relié au serveur. Tout ce que tu as écrit reste lisible ici. Pour relier, ouvre un lien : le tien, ou celui de « npm run link » sur le serveur.",
    haveCode: "J’ai un code de secours",
    blocked:
      "Un autre onglet garde une version plus ancienne ouverte. Ferme les autres onglets du cockpit : celui-ci continuera seul.",
    full: "Plus de place sur cet appareil. Ce que tu écris reste à l’écran sans être enregistré. Libère de la place : l’enregistrement reprendra seul.",
    refused:
      "Ce navigateur refuse d’enregistrer. Rien n’est effacé. Ce que tu écris reste à l’écran : copie-le, puis recharge.",
    noDatabase:
      "L’espace de stockage de ce navigateur ne répond plus. Ce qui est à l’écran n’est pas enregistré : copie-le, puis recharge.",
  },

  day: {
    name: (day: number) => `J${day}`,
    of: (day: number, count: number) => `J${day} / ${count}`,
    onOf: (day: number, count: number) => `J${day} sur ${count}`,
    done: "fait",
    stopover: "escale",
    today: "aujourd’hui",
    upcoming: "à venir",
    flag: (day: number) => `Flamme numérique ${day}`,
  },

  mission: {
    loading: "La mission arrive du serveur.",
    missing:
      "La mission n’est pas encore sur cet appareil, et le serveur ne répond pas. Elle arrivera dès que le serveur répondra.",
    objective: "Objectif",
    criteria: "Critères",
    kind: { measured: "mesuré", judged: "à juger", declared: "à toi de dire" },
    decided: { measured: "mesuré en direct", judged: "jugé par le Coach" },
    unnamed: "pas nommé par le Coach",
    passage: "voir le passage",
    find: (criterion: string) => `voir le passage : ${criterion}`,
    notDeclared: "La coche n’a pas pu être écrite. Rien n’a changé ; réessaie.",
    met: "rempli",
    unmet: "pas encore",
    metOf: (met: number, count: number) => `${met} critères remplis sur ${count}`,
  },

  closing: {
    close: "Valider la journée",
    reopen: "Rouvrir la journée",
    left: (n: number, unjudged: number) => {
      const left = `Il reste ${n} ${n === 1 ? "critère" : "critères"}. Tu peux valider quand même.`;
      if (unjudged === 0) return n === 0 ? "Les quatre critères sont remplis." : left;
      const alone = `Sans IA, personne ne juge ${unjudged === 1 ? "un critère" : `${unjudged} critères`}.`;
      return n === 0 ? `${alone} Tu peux valider.` : `${left} ${alone}`;
    },
    closed: (day: number) => `J${day} validé.`,
    /** `on`: the date, where it is not today's. */
    closedAt: (time: string, on: string | null) =>
      `Journée validée ${on === null ? "" : `le ${on} `}à ${time}. Tout reste modifiable.`,
    notClosed: "La journée n’a pas pu être validée. Rien n’a changé ; réessaie.",
    notReopened: "La journée n’a pas pu être rouverte. Elle reste validée ; réessaie.",
    undo: "Annuler",
  },

  voyage: {
    kept: (n: number) => (n === 0 ? "Le voyage commence" : n === 1 ? "1 jour tenu" : `${n} jours tenus`),
    stopovers: (n: number) =>
      n === 0 ? "aucune escale en réserve" : n === 1 ? "1 escale en réserve" : `${n} escales en réserve`,
    noReset: "Faire escale ne remet rien à zéro.",
    arrived: "Arrivée, J14",
    goesOn: "Le journal reste ouvert.",
  },

  deliverable: {
    label: "Livrable",
    version: (n: number) => `V${n}`,
    versions: "Versions du livrable",
    score: (score: number) => `${score} critères sur 4 au dernier verdict`,
    newVersion: "Nouvelle version",
    editor: (day: number, n: number) => `Livrable de J${day}, version ${n}`,
    placeholder: "Écris ou colle ton texte ici. Il s’enregistre sur cet appareil au fil de la frappe.",
    limit: (max: string, unit: "characters" | "words") => `${max} ${unit === "words" ? "mots" : "caractères"} au plus`,
    saved: "enregistré",
    saving: "enregistrement",
    unsaved: "non enregistré",
    retry: "Réessayer",
    lost: "L’enregistrement a échoué. Ton texte est encore à l’écran : copie-le, puis réessaie.",
    tooLong: (max: string) =>
      `Le Coach lit ${max} caractères au plus. Tout est gardé ici ; raccourcis avant de demander.`,
    gauges: "Mesures",
  },

  binome: {
    title: "Chat Binôme",
  },

  coach: {
    title: "Second de Bord",
    ai: "IA",
    noAi: "sans IA",
    titleWithAi: "Second de Bord · IA",
    titleWithoutAi: "Second de Bord · sans IA",
    asleep: "En veille. Il ne lit rien tant que tu ne l’appelles pas.",
    call: "Demander conseil au Coach",
  },

  help: {
    title: "Besoin d’aide ?",
    lead: "Ce que tu vis compte plus que ce texte. Tu peux parler à quelqu’un maintenant.",
    numbers: [
      { number: "3114", text: "prévention du suicide, gratuit, 24 h/24, 7 j/7 (France)" },
      { number: "112", text: "urgence vitale, partout en Europe" },
    ],
    contact: "Le contact du programme",
    noContact: "Le programme n’a pas encore donné de contact. Parle à une personne de confiance.",
    close: "Fermer",
  },

  failure: {
    pane: "Ce volet s’est arrêté.",
    safe: "Ce que tu as écrit est enregistré sur cet appareil.",
    copy: "Copier le diagnostic",
    copied: "Diagnostic copié. Il ne contient aucun de tes textes.",
    again: "Rouvrir ce volet",
  },
};

export type Dictionary = typeof fr;
