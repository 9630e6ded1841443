/** The line of a verdict: `PRESQUE — 3/4. One sentence.` */

/** « À REFAIRE », « PRESQUE », « PRÊT »; "REDO", "ALMOST", "READY". */
export type Label = "redo" | "almost" | "ready";

export type VerdictLine = { label: Label | null; score: number | null; sentence: string };

/** What the scale calls a score out of four. */
export function labelOf(score: number): Label {
  return score >= 4 ? "ready" : score >= 2 ? "almost" : "redo";
}

/** The label where it opens the line, before or after the score; else the score's own. Then the rest, on one line. */
export function readVerdictLine(body: string): VerdictLine {
  const start = body.trim();
  const score = SCORE.exec(start.slice(0, SCORE_WITHIN));
  const count = score === null ? null : Number(score[1]);
  const bare = (score === null ? start : start.replace(score[0], " ")).replace(NO_WORD, "");
  const written = IN_CAPITALS.exec(bare) ?? APART.exec(bare);
  const sentence = bare.slice(written?.[0].length ?? 0).replace(NO_WORD, "");
  return {
    label: written === null ? (count === null ? null : labelOf(count)) : labelIn(written),
    score: count,
    sentence: sentence
      .replaceAll(/\*\*|__/gu, "")
      .replaceAll(/[ \t\r\n]+/gu, " ")
      .trim(),
  };
}

function labelIn([, redo, almost]: RegExpExecArray): Label {
  return redo !== undefined ? "redo" : almost !== undefined ? "almost" : "ready";
}

const LABELS = "(?:([ÀA] REFAIRE|REDO)|(PRESQUE|ALMOST)|PR[ÊE]T|READY)(?![\\p{L}\\p{N}])";
const IN_CAPITALS = new RegExp(`^${LABELS}`, "u");
/** In small letters only where it stands by itself: « Presque. », and not « Prêt à publier ». */
const APART = new RegExp(`^${LABELS}(?=\\s*(?:[^\\p{L}\\p{N}\\s]|$))`, "iu");
const NO_WORD = /^[^\p{L}\p{N}«“"]+/u;
const SCORE = /(?<![\p{N}.,/])([0-4])[\s*_]*(?:\/|sur|out of)[\s*_]*4(?![\p{N}/])/u;
/** A score is said at once; further down « 3/4 » is a fact like another. */
const SCORE_WITHIN = 300;
