/** The profile, and what the coach receives of it. */
import { inBoth } from "./in-both.ts";

export const profileTexts = inBoth({
  fr: {
    profile: {
      title: "Qui parle, à qui, de quoi",
      lead: "Le Coach relit ces lignes à chaque question. Change-les quand ton offre bouge.",
      trade: { label: "Métier", question: "Ce que tu sais faire", example: "Mécanique cycles, spécialité vélo cargo" },
      offer: {
        label: "Offre",
        question: "Ce que tu vends, avec son prix",
        example: "Révision au pied de l’immeuble, 79 €",
      },
      audience: { label: "Cible", question: "Qui dirait « enfin »", example: "Parents à vélo cargo, Rennes centre" },
      tone: {
        label: "Ton",
        question: "Comment le Coach te parle",
        gentle: { name: "Doux", sample: "Le problème est là. On peut l’avancer un peu." },
        direct: { name: "Direct", sample: "Pas encore. L’accroche noie le problème." },
        demanding: { name: "Exigeant", sample: "Personne ne lira la deuxième ligne. Coupe." },
      },
      savedAsYouType: "Enregistré au fil de la frappe : sur cet appareil, puis sur le serveur du programme.",
      pending: "Enregistré sur cet appareil. Partira vers le serveur dès qu’il répond.",
      notSaved: "L’enregistrement a échoué. Ton texte est encore à l’écran : copie-le ; l’app réessaie seule.",
      conflict: "Ton profil a aussi changé sur un autre appareil. Rien n’est perdu : choisis.",
      keepMine: "Garder celui-ci",
      takeTheirs: "Prendre l’autre",
    },
    firstRun: {
      title: "Trois lignes avant de partir",
      duration: "30 s",
      lead: "Elles sont gardées sur cet appareil et sur le serveur du programme. Le Coach les lit quand tu l’appelles, pour répondre à ton cas.",
      questions: {
        trade: "Qu’est-ce que tu sais faire ?",
        offer: "Qu’est-ce que tu vends, même en brouillon ?",
        audience: "Qui dirait « enfin » ?",
      },
      start: (day: number) => `Commencer le jour ${day}`,
      later: "Remplir plus tard",
      otherLanguage: "English",
    },

    receives: {
      title: "Ce que le Coach reçoit",
      onlyWhenCalled: "Seulement quand tu l’appelles, et rien d’autre.",
      host: (host: string) => `Envoyé à ${host} :`,
      checks: "Sans modèle branché, rien ne quitte le serveur du programme. Le serveur y lit :",
      unknown: "Le serveur dira ici où partent tes questions dès qu’il répond.",
      sections: {
        role: { name: "rôle", detail: "la consigne fixe du Coach" },
        mission: { name: "journée", detail: "titre, objectif, angle du Coach, format et critères de la mission" },
        profile: { name: "profil", detail: "les lignes ci-contre" },
        memory: {
          name: "verdicts passés",
          detail:
            "une ligne par jour : le score, ce qui bloquait, la prochaine action, et ce que sont devenues tes promesses",
        },
        history: { name: "cet échange", detail: "au plus les 20 derniers messages de l’échange" },
        date: { name: "date", detail: "la date du jour" },
        deliverable: {
          name: "livrable",
          detail: "le texte du jour tel qu’il est quand tu demandes ; d’un texte très long, le milieu manque",
        },
        earlier: { name: "jours passés", detail: "leur dernière version, pour les questions qui le disent" },
        checks: { name: "mesures", detail: "les contrôles instantanés, comptés par le programme" },
        declared: { name: "critères cochés", detail: "ceux que tu déclares faits, donnés comme non vérifiés" },
        remark: {
          name: "remarque du binôme",
          detail: "celle que tu choisis de montrer, telle qu’elle est affichée au-dessus du champ",
        },
        mode: {
          name: "type de demande",
          detail: "critique, question, réécriture, jeu de rôle ou libre, avec le ton et la langue",
        },
        question: { name: "ta question", detail: "celle que tu poses" },
      },
      empty: "vide",
      never: "Rien d’autre du Chat Binôme n’est transmis à l’IA.",
      whereKept:
        "Ton profil est gardé sur le serveur du programme ; tes échanges, sur cet appareil. Le serveur garde une réponse 15 minutes, pour la rendre après une coupure.",
    },
  },
  en: {
    profile: {
      title: "Who is speaking, to whom, about what",
      lead: "The Coach rereads these lines with every question. Change them when your offer changes.",
      trade: { label: "Trade", question: "What you know how to do", example: "Bicycle mechanic, cargo bikes" },
      offer: { label: "Offer", question: "What you sell, with its price", example: "Service at your doorstep, €79" },
      audience: {
        label: "Audience",
        question: "Who would say “at last”",
        example: "Parents on cargo bikes, central Rennes",
      },
      tone: {
        label: "Tone",
        question: "How the Coach speaks to you",
        gentle: { name: "Gentle", sample: "The problem is there. It could come a little sooner." },
        direct: { name: "Direct", sample: "Not yet. The hook drowns the problem." },
        demanding: { name: "Demanding", sample: "Nobody will read line two. Cut." },
      },
      savedAsYouType: "Saved as you type: on this device, then on the programme’s server.",
      pending: "Saved on this device. It goes to the server as soon as the server answers.",
      notSaved: "Saving failed. Your text is still on the screen: copy it; the app keeps trying.",
      conflict: "Your profile was also changed on another device. Nothing is lost: choose.",
      keepMine: "Keep this one",
      takeTheirs: "Take the other",
    },
    firstRun: {
      title: "Three lines before we leave",
      duration: "30 s",
      lead: "They are kept on this device and on the programme’s server. The Coach reads them when you call, to answer your case.",
      questions: {
        trade: "What do you know how to do?",
        offer: "What do you sell, even as a draft?",
        audience: "Who would say “at last”?",
      },
      start: (day: number) => `Start day ${day}`,
      later: "Fill in later",
      otherLanguage: "Français",
    },

    receives: {
      title: "What the Coach receives",
      onlyWhenCalled: "Only when you call, and nothing else.",
      host: (host) => `Sent to ${host}:`,
      checks: "With no model plugged in, nothing leaves the programme’s server. There it reads:",
      unknown: "The server will say here where your questions go as soon as it answers.",
      sections: {
        role: { name: "role", detail: "the Coach’s fixed instructions" },
        mission: { name: "day", detail: "the mission’s title, aim, the Coach’s angle, format and criteria" },
        profile: { name: "profile", detail: "the lines on this page" },
        memory: {
          name: "past verdicts",
          detail: "a line a day: the score, what was in the way, the next action, and what became of your promises",
        },
        history: { name: "this thread", detail: "at most the last 20 messages of the thread" },
        date: { name: "date", detail: "today’s date" },
        deliverable: {
          name: "deliverable",
          detail: "the day’s text as it stands when you ask; of a very long one, the middle is left out",
        },
        earlier: { name: "earlier days", detail: "their last version, for the questions that say so" },
        checks: { name: "gauges", detail: "the instant checks, counted by code" },
        declared: { name: "ticked criteria", detail: "those you say are done, passed on as unverified" },
        remark: { name: "buddy’s remark", detail: "the one you choose to show, as it stands above the field" },
        mode: {
          name: "kind of request",
          detail: "critique, question, rewrite, role play or free, with the tone and the language",
        },
        question: { name: "your question", detail: "the one you ask" },
      },
      empty: "empty",
      never: "Nothing else of the buddy chat is passed to the AI.",
      whereKept:
        "Your profile is kept on the programme’s server; your threads on this device. The server keeps a reply for 15 minutes, to give it back after a dropped connection.",
    },
  },
});
