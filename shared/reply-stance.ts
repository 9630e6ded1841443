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

const OPENING = "(?<=^|[.!?:—–\\n*_>(]\\s*)(?:mon |l['’]|my |the )?";
const KEPT = new RegExp(
  `${OPENING}(?:avis (?:maintenu|inchangé)|(?:verdict|view|position|score) (?:stands|kept|maintained|unchanged|upheld))(?![\\p{L}])`,
  "iu",
);
const CHANGED = new RegExp(
  `${OPENING}(?:avis (?:changé|modifié|révisé)|(?:verdict|view|position|score) (?:changed|revised|updated))(?![\\p{L}])(?:[\\s,:;—–*_-]*(?:parce qu(?:e |['’])|car |because |since )?([^.\\n]{0,200}))?`,
  "iu",
);
