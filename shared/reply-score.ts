/** The line of a verdict: `PRESQUE — 3/4. One sentence.` */

/** « À REFAIRE », « PRESQUE », « PRÊT »; "REDO", "ALMOST", "READY". */
export type Label = "redo" | "almost" | "ready";

export type VerdictLine = { label: Label | null; score: number | null; sentence: string };

/** What the scale calls a score out of four. */
export function labelOf(score: number): Label {
  return score >= 4 ? "ready" : score >= 2 ? "almost" : "redo";
}

/** The label as written where it opens the line, else the score's own. The sentence is the rest of the paragraph. */
export function readVerdictLine(body: string): VerdictLine {
  const start = body.slice(0, LINE_MAX).trimStart();
  const written = LABEL.exec(start);
  const score = SCORE.exec(start);
  const count = score === null ? null : Number(score[1]);
  const [sentence = ""] = start
    .replace(SCORE, " ")
    .replace(LABEL, "")
    .replace(/^[^\p{L}\p{N}«“"]+/u, "")
    .split(/\n\s*\n/u, 1);
  return {
    label: written === null ? (count === null ? null : labelOf(count)) : labelIn(written),
    score: count,
    sentence: sentence
      .replaceAll(/\*\*|__/gu, "")
      .replaceAll(/\s+/gu, " ")
      .trim(),
  };
}

function labelIn([, redo, almost]: RegExpExecArray): Label {
  return redo !== undefined ? "redo" : almost !== undefined ? "almost" : "ready";
}

const LABEL = /^[\s*_«"“]*(?:([àa] refaire|redo)|(presque|almost)|pr[êe]t|ready)(?![\p{L}\p{N}])/iu;
const SCORE = /(?<![\p{N}.,/])([0-4])\s*(?:\/|sur|out of)\s*4(?![\p{N}/])/u;
const LINE_MAX = 1_200;
