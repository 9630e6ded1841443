/**
 * The headings of the coach's form, as models really write them: numbered, bold, with hashes, without accents, with
 * the text on the same line or below. A line that has not ended yet may be told to be `undecided`; what is told to be
 * a heading, or text, stays so whatever is added to the line.
 */
export type HeadingName = "verdict" | "holds" | "blocks" | "rewrite" | "action";

export type LineKind =
  | { kind: "text" }
  | { kind: "undecided" }
  /** `end`: offset in the line where what stands under the heading begins. `isMarked`: by a # or by bold. */
  | { kind: "heading"; name: HeadingName; end: number; isMarked: boolean }
  /** A heading (#) that is not of the form. */
  | { kind: "other" };

/** `isWhole`: a line break follows. */
export function readLine(line: string, isWhole: boolean): LineKind {
  const lead = LEAD.exec(line)?.[0] ?? "";
  const isMarked = /#|\*\*|__/u.test(lead);
  const rest = folded(line.slice(lead.length));
  const waiting: LineKind = isWhole ? { kind: "text" } : { kind: "undecided" };
  const found = NAMES.find(([name]) => rest.startsWith(name) && !/[\p{L}\p{N}]/u.test(rest.charAt(name.length)));
  if (found === undefined) {
    if (!isWhole && NAMES.some(([name]) => name.startsWith(rest))) return { kind: "undecided" };
    return /^\s*#{1,6}\s/u.test(line) ? (isWhole ? { kind: "other" } : { kind: "undecided" }) : { kind: "text" };
  }
  const [written, name] = found;
  const from = lead.length + written.length;
  const after = rest.slice(written.length);
  const end = endOf(after, name, isMarked, lead.includes("#"));
  if (end === "undecided") return waiting;
  if (end === "whole-line") return isWhole ? { kind: "heading", name, end: line.length, isMarked } : waiting;
  return end === null ? { kind: "text" } : { kind: "heading", name, end: from + end, isMarked };
}

/** Where the heading ends in `after`, what follows its name; `null`: these words are no heading. */
function endOf(
  after: string,
  name: HeadingName,
  isMarked: boolean,
  hasHash: boolean,
): number | null | "undecided" | "whole-line" {
  const plain = SEPARATED.exec(after);
  if (plain !== null) return plain[0].length;
  if (name === "verdict") {
    const labelled = LABELLED.exec(after);
    if (labelled !== null) return labelled[0].length;
    if (/^[\s*_]+[\p{L}\d][\p{L}\d/ ]{0,9}$/u.test(after) && mayBecomeLabel(after)) return "undecided";
  }
  if (ONLY_MARKS.test(after)) return "whole-line";
  if (!isMarked) return null;
  const qualified = QUALIFIED.exec(after);
  if (qualified !== null) return qualified[0].length;
  if (after.length > LONGEST_QUALIFIER || /[.!?]/u.test(after)) return null;
  return hasHash ? "whole-line" : "undecided";
}

function mayBecomeLabel(after: string): boolean {
  const word = after.replace(/^[\s*_]+/u, "");
  return LABELS.some((label) => label.startsWith(word) || word.startsWith(label));
}

/** Unit by unit, so that offsets stay: small letters, no accents, straight apostrophes. */
function folded(text: string): string {
  return text.replaceAll(/[^\n]/g, (unit) =>
    unit === "’" ? "'" : unit.normalize("NFD").charAt(0).toLowerCase().charAt(0),
  );
}

const LABELS = ["a refaire", "presque", "pret", "redo", "almost", "ready", "0/4", "1/4", "2/4", "3/4", "4/4"];

const LEAD =
  /^[\s>]*(?:#{1,6}\s*)?(?:(?:\d{1,2}[.)]|[-•*+])\s+)?[*_]{0,3}(?:\d{1,2}[.)]\s*)?(?:\p{Extended_Pictographic}\ufe0f?\s*)?[*_]{0,3}\s*/u;
/** A note such as « (< 24 h) », within the emphasis or after it, then emphasis that closes, then a colon or a dash. */
const SEPARATED =
  /^(?:[*_]{0,3}\s*\([^)\n]{0,40}\))?[\s*_]*(?:[:：]|\s[-–—]\s|[–—])[ \t\u00a0\u202f]*(?:[*_]{1,3}(?=\s|$)[ \t]*)?/u;
const LABELLED = /^[\s*_]*[\s*_](?=(?:a refaire|presque|pret|redo|almost|ready|[0-4]\s*\/\s*4)(?![\p{L}\p{N}]))/u;
const ONLY_MARKS = /^(?:[*_]{0,3}\s*\([^)\n]{0,40}\)?)?[\s*_#-]*$/u;
const QUALIFIED = /^[^*_:\n.!?]{1,40}(?:\s*[:：]\s*[*_]{2,3}|[*_]{2,3}(?:\s*[:：—–-])?)[ \t]*/u;
const LONGEST_QUALIFIER = 48;

const NAMES: readonly (readonly [string, HeadingName])[] = (
  [
    ["verdict", "verdict"],
    ["le verdict", "verdict"],
    ["mon verdict", "verdict"],
    ["the verdict", "verdict"],
    ["my verdict", "verdict"],
    ["ce qui tient", "holds"],
    ["ce qui marche", "holds"],
    ["ce qui fonctionne", "holds"],
    ["points forts", "holds"],
    ["what holds", "holds"],
    ["what holds up", "holds"],
    ["what works", "holds"],
    ["what's working", "holds"],
    ["strengths", "holds"],
    ["ce qui bloque", "blocks"],
    ["ce qui coince", "blocks"],
    ["ce qui ne va pas", "blocks"],
    ["blocages", "blocks"],
    ["les blocages", "blocks"],
    ["points bloquants", "blocks"],
    ["what's in the way", "blocks"],
    ["what is in the way", "blocks"],
    ["what blocks", "blocks"],
    ["what's blocking", "blocks"],
    ["blockers", "blocks"],
    ["reecriture", "rewrite"],
    ["reecriture proposee", "rewrite"],
    ["proposition de reecriture", "rewrite"],
    ["version reecrite", "rewrite"],
    ["rewrite", "rewrite"],
    ["rewritten version", "rewrite"],
    ["suggested rewrite", "rewrite"],
    ["prochaine action", "action"],
    ["action suivante", "action"],
    ["prochain pas", "action"],
    ["next action", "action"],
    ["next step", "action"],
  ] as const
).toSorted(([one], [other]) => other.length - one.length);
