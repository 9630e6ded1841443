/** Whether a contested reply says that it holds its position. A reply that does not say so has no stance. */
export type Stance =
  | { kind: "kept" }
  /** `because`: in the reply's words; "" where it does not say. */
  | { kind: "changed"; because: string };

/** « Avis maintenu », « Avis changé, parce que … », "Verdict stands", "Verdict changed, because …". */
export function readStance(text: string): Stance | null {
  const changed = CHANGED.exec(text);
  const kept = KEPT.exec(text);
  if (changed !== null && (kept === null || changed.index < kept.index)) {
    return { kind: "changed", because: (changed[1] ?? "").replaceAll(/[*_]+/gu, "").trim() };
  }
  return kept === null ? null : { kind: "kept" };
}

/**
 * The score that a changed opinion comes to, outside of the form: « Score : 4/4 », the end of « de 3/4 à 4/4 », else the one
 * score that it names. `null`: it names none, or several and does not say which is the new one.
 */
export function changedScore(text: string): number | null {
  for (const pattern of [NAMED_SCORE, NEW_SCORE, ANY_SCORE]) {
    const scores = new Set(Array.from(text.matchAll(pattern), ([, score]) => Number(score)));
    const [score] = scores;
    if (score !== undefined) return scores.size === 1 ? score : null;
  }
  return null;
}

const OF_FOUR = "([0-4])[\\s*_]*(?:/|sur|out of)[\\s*_]*4(?![\\p{N}/])";
const TO = "\\s*[*_]*\\s*(?:→|->|à|to)\\s*[*_]*\\s*";
const NAMED_SCORE = new RegExp(`(?<![\\p{L}])score[\\s*_]*:[\\s*_]*${OF_FOUR}(?!${TO}[0-4])`, "giu");
const NEW_SCORE = new RegExp(`[0-4][\\s*_]*/[\\s*_]*4${TO}${OF_FOUR}`, "giu");
const ANY_SCORE = new RegExp(`(?<![\\p{N}.,/])${OF_FOUR}`, "giu");

const OPENING = "(?<=^|[.!?:—–\\n*_>(]\\s*)(?:mon |l['’]|my |the )?";
const KEPT = new RegExp(
  `${OPENING}(?:avis (?:maintenu|inchangé)|(?:verdict|view|position|score) (?:stands|kept|maintained|unchanged|upheld))(?![\\p{L}])`,
  "iu",
);
const CHANGED = new RegExp(
  `${OPENING}(?:avis (?:changé|modifié|révisé)|(?:verdict|view|position|score) (?:changed|revised|updated))(?![\\p{L}])(?:[\\s,:;—–*_-]*(?:parce qu(?:e |['’])|car |because |since )?([^.\\n]{0,200}))?`,
  "iu",
);
