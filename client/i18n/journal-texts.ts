/** The journal. */
import { inBoth } from "./in-both.ts";

export const journalTexts = inBoth({
  fr: {
    title: "Journal",
    count: (n: number) =>
      n === 0
        ? "Aucun échange"
        : n === 1
          ? "1 échange, gardé sur cet appareil"
          : `${n} échanges, gardés sur cet appareil`,
    empty: "Rien encore. Chaque échange avec le Coach se range ici, jour par jour, et se relit sans réseau.",
    open: (day: number) => `Ouvrir J${day}`,
  },
  en: {
    title: "Log",
    count: (n) =>
      n === 0 ? "No thread" : n === 1 ? "1 thread, kept on this device" : `${n} threads, kept on this device`,
    empty: "Nothing yet. Each thread with the Coach is filed here, day by day, and can be read with no network.",
    open: (day) => `Open J${day}`,
  },
});
