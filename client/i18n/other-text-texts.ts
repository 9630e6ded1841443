/** The words of another tab, beside the field that both wrote. */
import { inBoth } from "./in-both.ts";

export const otherTextTexts = inBoth({
  fr: {
    label: "L’autre version",
    kept: (time: string) => `Un autre onglet avait écrit ceci, gardé à ${time}. Les deux versions sont là.`,
    take: "Prendre cette version",
    drop: "Retirer cette version",
  },
  en: {
    label: "The other version",
    kept: (time: string) => `Another tab wrote this, saved at ${time}. Both versions are here.`,
    take: "Take this version",
    drop: "Remove this version",
  },
});
