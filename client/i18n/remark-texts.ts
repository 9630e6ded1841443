/** A remark of the binôme that the coach is shown. */
import { inBoth } from "./in-both.ts";

const VOWEL = "[aeiouàâäéèêëîïôöùûüœæ]";
/** « d’Omar », « d’Yves », « de Yanis ». */
const ELIDED = new RegExp(`^(?:${VOWEL}|y(?!${VOWEL}))`, "i");

function ofName(name: string): string {
  if (name === "") return "de ton binôme";
  return ELIDED.test(name) ? `d’${name}` : `de ${name}`;
}

export const remarkTexts = inBoth({
  fr: {
    of: (name: string) => `Remarque ${ofName(name)}`,
    leaves: "Part telle quelle avec ta prochaine question. Rien d’autre du Chat Binôme ne part.",
    remove: "Retirer la remarque",
    show: "Montrer au Coach",
    notShown: "La remarque n’a pas pu être posée. Rien n’est parti : réessaie.",
  },
  en: {
    of: (name) => `Remark from ${name === "" ? "your buddy" : name}`,
    leaves: "Goes as it is with your next question. Nothing else from the buddy chat does.",
    remove: "Remove the remark",
    show: "Show it to the Coach",
    notShown: "The remark could not be added. Nothing was sent: try again.",
  },
});
