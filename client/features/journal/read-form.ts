/**
 * A reply read again as the coach's form, its hits marked. What never breaks: a reply of which the form would not show every
 * word, or not every hit, is not shown as one (`null`): the reader then shows it as the Markdown that it is.
 */
import { type Piece, piecesAt } from "#client/db/search/excerpt.ts";
import type { FindRanges } from "#client/ui/markdown/mark-blocks.ts";
import { assertNever } from "#shared/assert-never.ts";
import { plainText, withoutMarks } from "#shared/plain-text.ts";
import { quotationsOf, type Said } from "#shared/reply-points.ts";
import type { Label } from "#shared/reply-score.ts";
import { type Reading, readReply } from "#shared/verdict.ts";

/** `quote`: words that are literally in the deliverable; `misquote`: given as such, and not there. */
export type Run = { pieces: Piece[]; as: "words" | "quote" | "misquote" };

/** `lines`: of a list its points, else one. */
export type FormPart = { name: "verdict" | "holds" | "blocks" | "rewrite" | "action"; lines: Run[][] };

export type ReplyForm = { label: Label | null; score: number | null; parts: FormPart[]; firstHit: Piece | undefined };

type VerdictReading = Extract<Reading, { kind: "verdict" }>;

/** `deliverable`: as it was sent with the question; "" where none was. */
export function readForm(reply: string, deliverable: string, find: FindRanges | undefined): ReplyForm | null {
  const reading = readReply(reply, deliverable);
  if (reading.kind === "plain") return null;
  const [first] = reading.sections;
  const around = reply.slice(0, first?.heading.start ?? 0) + reply.slice(reading.undecidedFrom);
  if (around.trim() !== "" || RICH.test(reply)) return null;

  const parts: FormPart[] = [];
  for (const { name, body } of reading.sections) {
    if (name === "other") return null;
    const lines = linesOf(name, reading);
    const shown = letters(lines.flat().map(textOf).join(""));
    const written = letters(reply.slice(body.start, body.end));
    // The label and the score stand before the sentence, and have a place of their own.
    const isWhole = name === "verdict" ? written.endsWith(shown) && isLabel(written, shown) : written === shown;
    if (!isWhole) return null;
    parts.push({ name, lines: lines.map((line) => line.map((run) => marked(run))) });
  }
  const hits = parts.flatMap(({ lines }) => lines.flat().flatMap(({ pieces }) => pieces.filter(({ isHit }) => isHit)));
  if (find !== undefined && hits.length < find(plainText(reply)).length) return null;
  return { label: reading.label, score: reading.score, parts, firstHit: hits[0] };

  function marked(run: Run): Run {
    return find === undefined ? run : { ...run, pieces: piecesAt(textOf(run), find(textOf(run))) };
  }
}

function linesOf(name: FormPart["name"], reading: VerdictReading): Run[][] {
  switch (name) {
    case "verdict":
      return [runsOf({ text: reading.sentence, quotes: reading.quotes, misquotes: reading.misquotes })];
    case "holds":
      return reading.holds.map(runsOf);
    case "blocks":
      return reading.blockers.map(runsOf);
    case "rewrite":
      return [[plain(reading.rewrite?.text ?? "")]];
    case "action":
      return [[plain(withoutMarks(reading.nextAction ?? ""))]];
    default:
      return assertNever(name);
  }
}

/** Words between their quotations; the spaces on both sides of them stay. */
function runsOf(said: Said): Run[] {
  const quotations = quotationsOf(said);
  const starts = [0, ...quotations.map(({ at }) => at.end)];
  return starts.flatMap((start, index) => {
    const quotation = quotations[index];
    const spoken = said.text.slice(start, quotation?.at.start);
    const [lead = ""] = /^\s*/u.exec(spoken) ?? [];
    const [end = ""] = /\s*$/u.exec(spoken) ?? [];
    const between = plain(spoken.trim() === "" ? spoken : lead + withoutMarks(spoken) + end);
    if (quotation === undefined) return [between];
    return [between, { ...plain(withoutMarks(quotation.text)), as: "in" in quotation ? "quote" : "misquote" }];
  });
}

function plain(text: string): Run {
  return { pieces: [{ text, isHit: false }], as: "words" };
}

function textOf({ pieces }: Run): string {
  return pieces.map(({ text }) => text).join("");
}

/** The marks, the numbers of a list and the spaces are what a form may drop. */
function letters(text: string): string {
  return text.replace(/\P{L}+/gu, "");
}

/** A link, a fence, a table or a quotation block: more than a form's plain lines can show. */
const RICH = /\]\(|```|^[ \t]*[|>]/mu;
const LABEL_LETTERS = 24;

function isLabel(written: string, shown: string): boolean {
  return written.length - shown.length <= LABEL_LETTERS;
}
