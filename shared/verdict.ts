/**
 * A reply read as the coach's form: verdict, what holds, what is in the way, rewrite, next action; in either language,
 * and while it streams. What never breaks: nothing of the reply is lost (sections, what stands before them and the
 * undecided end make the whole text), a section once recognised stays until the text proves that it departs from the
 * form, and a passage is called a quotation only where it is literally in the deliverable.
 *
 * Cost: a reader remembers its settled lines, so a call reads what was added since the last one, plus the section
 * that is being written (its first `READ_MAX` characters where it is more than text). Measured by `npm run bench`.
 */
import type { Passage } from "./checks/check.ts";
import { createQuoteFinder, type FindQuote } from "./literal-quote.ts";
import { type HeadingName, readLine } from "./reply-heading.ts";
import { type Blocker, blockersIn, type Point, pointsIn, type Quote, quotesIn } from "./reply-points.ts";
import { firstParagraphIn, readRewrite, type Rewrite } from "./reply-rewrite.ts";
import { type Label, readVerdictLine } from "./reply-score.ts";
import { readStance, type Stance } from "./reply-stance.ts";

/** `heading` and `body` are offsets into the reply; `other` is a heading that is not of the form. */
export type Section = { name: HeadingName | "other"; heading: Passage; body: Passage };

export type Reading =
  /** Shown as the Markdown that it is. */
  | { kind: "plain"; stance: Stance | null }
  | {
      kind: "verdict";
      /** In the order of the reply. What stands before the first one is preamble. */
      sections: Section[];
      /** Where the end of the text begins that may yet be a heading; the text's length where there is none. */
      undecidedFrom: number;
      /** `null` while not written yet. The score makes the label where only the score is written. */
      label: Label | null;
      score: number | null;
      sentence: string;
      /** Of the verdict's own words. */
      quotes: Quote[];
      holds: Point[];
      blockers: Blocker[];
      rewrite: Rewrite | null;
      nextAction: string | null;
      stance: Stance | null;
    };

/** A deliverable of fewer words is not judged: there is nothing to score yet. */
export const FEWEST_WORDS = 15;

/** Reads a whole reply. `deliverable` "": nothing can be quoted. */
export function readReply(reply: string, deliverable: string): Reading {
  return createReplyReader(deliverable)(reply);
}

/** For a reply that streams: called with ever longer texts. Another text than a longer one starts again. */
export function createReplyReader(deliverable: string): (reply: string) => Reading {
  const findQuote = createQuoteFinder(deliverable);
  const settledParts = new Map<Section, Part>();
  let lines = newLines();
  let seen = "";
  return (reply) => {
    if (!reply.startsWith(seen)) {
      lines = newLines();
      settledParts.clear();
    }
    seen = reply;
    settleLines(lines, reply);
    const { sections, undecidedFrom } = withOpenLine(lines, reply);
    const partOf = (section: Section): Part => {
      const settled = settledParts.get(section);
      if (settled !== undefined) return settled;
      const part = readPart(section, reply, findQuote);
      // A section is closed once another one of the settled lines follows it.
      if (lines.sections.includes(section) && lines.sections.at(-1) !== section) settledParts.set(section, part);
      return part;
    };
    return assemble(reply, sections, undecidedFrom, partOf);
  };
}

type Lines = {
  /** The last one's body grows with each line. */
  sections: Section[];
  /** Where the first line that has not ended begins. */
  at: number;
  /** Within a code fence of the rewrite, nothing is a heading. */
  isFenced: boolean;
};

function newLines(): Lines {
  return { sections: [], at: 0, isFenced: false };
}

function settleLines(lines: Lines, reply: string): void {
  for (let end = reply.indexOf("\n", lines.at); end !== -1; end = reply.indexOf("\n", lines.at)) {
    const line = reply.slice(lines.at, end);
    const opened = sectionAt(lines, line, true);
    if (opened === "undecided" || opened === null) {
      const last = lines.sections.at(-1);
      if (last !== undefined) last.body.end = end + 1;
      if (last?.name === "rewrite" && /^\s*(?:```|~~~)/u.test(line)) lines.isFenced = !lines.isFenced;
    } else {
      opened.body.end = end + 1;
      lines.sections.push(opened);
      lines.isFenced = false;
    }
    lines.at = end + 1;
  }
}

/** The settled sections and what the line that is being written makes of them. */
function withOpenLine(lines: Lines, reply: string): { sections: Section[]; undecidedFrom: number } {
  const opened = sectionAt(lines, reply.slice(lines.at), false);
  if (opened === "undecided") return { sections: lines.sections, undecidedFrom: lines.at };
  if (opened !== null) {
    opened.body.end = reply.length;
    return { sections: [...lines.sections, opened], undecidedFrom: reply.length };
  }
  const last = lines.sections.at(-1);
  if (last === undefined) return { sections: [], undecidedFrom: reply.length };
  const grown: Section = { ...last, body: { start: last.body.start, end: reply.length } };
  return { sections: [...lines.sections.slice(0, -1), grown], undecidedFrom: reply.length };
}

/** The section that a line opens, `null` where it opens none. A name that is taken is text: a form has each once. */
function sectionAt({ sections, at, isFenced }: Lines, line: string, isWhole: boolean): Section | "undecided" | null {
  const last = sections.at(-1)?.name;
  if (isFenced) return null;
  const read = readLine(line.slice(0, HEADING_MAX), isWhole && line.length <= HEADING_MAX);
  switch (read.kind) {
    case "text":
      return null;
    case "undecided":
      return line.length > HEADING_MAX ? null : "undecided";
    case "other":
      // A rewritten page has headings of its own.
      return last === undefined || last === "rewrite" ? null : sectionOf("other", at, line.length, line.length);
    case "heading":
      if (sections.some(({ name }) => name === read.name)) return null;
      if (last === "rewrite" && read.name !== "action" && !read.isMarked) return null;
      return sectionOf(read.name, at, read.end, line.length);
  }
}

function sectionOf(name: Section["name"], at: number, headingLength: number, length: number): Section {
  const from = at + headingLength;
  return { name, heading: { start: at, end: from }, body: { start: from, end: at + length } };
}

type Part =
  | { name: "verdict"; label: Label | null; score: number | null; sentence: string; quotes: Quote[] }
  | { name: "holds"; points: Point[] }
  | { name: "blocks"; blockers: Blocker[] }
  | { name: "rewrite"; rewrite: Rewrite | null }
  | { name: "action"; action: string | null }
  | { name: "other" };

function readPart({ name, body }: Section, reply: string, findQuote: FindQuote): Part {
  const start = Math.min(body.start, reply.length);
  const read = reply.slice(start, Math.min(body.end, start + READ_MAX));
  switch (name) {
    case "verdict":
      return { name, ...readVerdictLine(read), quotes: quotesIn(read, start, findQuote) };
    case "holds":
      return { name, points: pointsIn(read, start, findQuote) };
    case "blocks":
      return { name, blockers: blockersIn(read, start, findQuote) };
    case "rewrite":
      return { name, rewrite: readRewrite(reply.slice(start, body.end), findQuote) };
    case "action":
      return { name, action: firstParagraphIn(read) };
    case "other":
      return { name };
  }
}

function assemble(
  reply: string,
  sections: Section[],
  undecidedFrom: number,
  partOf: (section: Section) => Part,
): Reading {
  const head = readStance(reply.slice(0, STANCE_WITHIN));
  const verdict = sections.find(({ name }) => name === "verdict");
  if (verdict === undefined) return { kind: "plain", stance: head };
  const reading: Extract<Reading, { kind: "verdict" }> = {
    kind: "verdict",
    sections: sections.map(({ name, heading, body }) => ({ name, heading: { ...heading }, body: { ...body } })),
    undecidedFrom,
    label: null,
    score: null,
    sentence: "",
    quotes: [],
    holds: [],
    blockers: [],
    rewrite: null,
    nextAction: null,
    stance: head,
  };
  for (const section of sections) {
    const part = partOf(section);
    switch (part.name) {
      case "verdict":
        reading.label = part.label;
        reading.score = part.score;
        reading.sentence = part.sentence;
        reading.quotes = part.quotes;
        reading.stance ??= readStance(part.sentence);
        break;
      case "holds":
        reading.holds = part.points;
        break;
      case "blocks":
        reading.blockers = part.blockers;
        break;
      case "rewrite":
        reading.rewrite = part.rewrite;
        break;
      case "action":
        reading.nextAction = part.action;
        break;
      case "other":
        break;
    }
  }
  return departs(reading, verdict, sections) ? { kind: "plain", stance: reading.stance } : reading;
}

/** A verdict that says neither label nor score where it should have by now is a word like another. */
function departs({ label, score }: { label: Label | null; score: number | null }, verdict: Section, all: Section[]) {
  if (label !== null || score !== null) return false;
  return all.at(-1) !== verdict || verdict.body.end - verdict.body.start > UNDECIDED_MAX;
}

/** A heading is not longer; what is longer is a paragraph that begins like one. */
const HEADING_MAX = 160;
/** Far more than a form allows its points; a reply that runs away is not read over and over. */
const READ_MAX = 4_000;
/** How far into its section a verdict may still say its score. */
const UNDECIDED_MAX = 200;
const STANCE_WITHIN = 400;
