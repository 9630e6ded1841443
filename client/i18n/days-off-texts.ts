/** A day that begins while the page is open, and coming back after days off: ways on, and no reproach. */
import { inBoth } from "./in-both.ts";

export const daysOffTexts = inBoth({
  fr: {
    newDay: (day: number) => `Un nouveau jour a commencé : J${day}. Ton texte reste où il est.`,
    goToDay: (day: number) => `Passer à J${day}`,
    back: (days: number) =>
      `Te revoilà après ${days === 1 ? "un jour" : `${days} jours`} d’escale. Rien n’est perdu, rien ne repart de zéro.`,
    ways: (left: string, today: string) =>
      `Reprendre décale la suite : ${left} est le jour d’aujourd’hui. Rejoindre garde le calendrier : les jours avant ${today} restent ouverts.`,
    resume: (left: string) => `Reprendre ${left}`,
    join: (today: string) => `Rejoindre ${today}`,
    resumed: (left: string) => `${left} est le jour d’aujourd’hui. La suite se décale d’autant.`,
    joined: (today: string) => `${today} est le jour d’aujourd’hui. Les jours d’avant restent ouverts.`,
    failed: "Ta réponse n’a pas pu être enregistrée. Rien n’a changé : réessaie.",
    undo: "Annuler",
  },
  en: {
    newDay: (day) => `A new day has begun: J${day}. Your text stays where it is.`,
    goToDay: (day) => `Go to J${day}`,
    back: (days) => `Back after ${days === 1 ? "one day" : `${days} days`} off. Nothing is lost, nothing starts over.`,
    ways: (left, today) =>
      `Resuming shifts the rest: ${left} becomes today. Joining keeps the calendar: the days before ${today} stay open.`,
    resume: (left) => `Resume ${left}`,
    join: (today) => `Join ${today}`,
    resumed: (left) => `${left} is today. The rest shifts with it.`,
    joined: (today) => `${today} is today. The days before it stay open.`,
    failed: "Your answer could not be saved. Nothing has changed: try again.",
    undo: "Undo",
  },
});
