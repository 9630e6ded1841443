/** What was promised. */
import { inBoth } from "./in-both.ts";

export const promiseTexts = inBoth({
  fr: {
    label: "Promesse",
    from: (day: string) => `Promesse de ${day}`,
    due: { late: "pour avant", today: "pour aujourd’hui", tomorrow: "pour demain" },
    done: "Fait",
    putOff: "Reporter à demain",
    letGo: "Laisser",
    settled: {
      done: "Promesse tenue.",
      "put-off": "Reportée à demain.",
      "not-done": "Promesse laissée.",
      open: "Promesse reprise.",
    },
    undo: "Annuler",
  },
  en: {
    label: "Promise",
    from: (day) => `Promised on ${day}`,
    due: { late: "due before today", today: "due today", tomorrow: "due tomorrow" },
    done: "Done",
    putOff: "Put off to tomorrow",
    letGo: "Let go",
    settled: {
      done: "Promise kept.",
      "put-off": "Put off to tomorrow.",
      "not-done": "Promise let go.",
      open: "Promise taken up again.",
    },
    undo: "Undo",
  },
});
