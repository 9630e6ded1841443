/**
 * A reply read as the coach's form: verdict, what holds, what is in the way, rewrite, next action; in either language,
 * and while it streams. What never breaks: nothing of the reply is lost (sections, what stands before them and the
 * undecided end make the whole text), a section once recognised stays until the text proves that it departs from the
 * form, and a passage is called a quotation only where it is literally in the deliverable.
 *
 * Cost: a reader remembers its settled lines, so a call reads what was added since the last one, plus the section
 * that is being written (of a rewrite, a copy). Measured by `npm run bench`.
 */
import { withoutRulesBelow } from "./drawn-rules.ts";
import { createQuoteFinder, type FindQuote } from "./literal-quote.ts";
import {
  type Blocker,
  blockersIn,
  type Misquote,
  type Point,
  pointsIn,
  type Quote,
  type Said,
  saidIn,
} from "./reply-points.ts";
import { firstParagraphIn, readRewrite, type Rewrite } from "./reply-rewrite.ts";
import { type Label, readVerdictLine } from "./reply-score.ts";
import { newLines, type Section, settleLines, withOpenLine } from "./reply-sections.ts";
import { readStance, type Stance } from "./reply-stance.ts";

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
      /** Of the sentence. */
      quotes: Quote[];
      misquotes: Misquote[];
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

type Part =
  | { name: "verdict"; label: Label | null; score: number | null; sentence: Said }
  | { name: "holds"; points: Point[] }
  | { name: "blocks"; blockers: Blocker[] }
  | { name: "rewrite"; rewrite: Rewrite | null }
  | { name: "action"; action: string | null }
  | { name: "other" };

function readPart({ name, body }: Section, reply: string, findQuote: FindQuote): Part {
  const start = Math.min(body.start, reply.length);
  const read = withoutRulesBelow(reply.slice(start, Math.min(body.end, start + READ_MAX)));
  switch (name) {
    case "verdict": {
      const { label, score, sentence } = readVerdictLine(read);
      return { name, label, score, sentence: saidIn(sentence, findQuote) };
    }
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
  if (sections.every(({ name }) => name !== "verdict")) return { kind: "plain", stance: head };
  const reading: Extract<Reading, { kind: "verdict" }> = {
    kind: "verdict",
    sections: sections.map((section) => ({ ...section, heading: { ...section.heading }, body: { ...section.body } })),
    undecidedFrom,
    label: null,
    score: null,
    sentence: "",
    quotes: [],
    misquotes: [],
    holds: [],
    blockers: [],
    rewrite: null,
    nextAction: null,
    stance: head,
  };
  // First: of a reply that departs from the form nothing else is read, however long it grows.
  const verdict = sections.find(({ name }) => name === "verdict");
  const said = verdict && partOf(verdict);
  if (said?.name === "verdict") {
    reading.label = said.label;
    reading.score = said.score;
    reading.sentence = said.sentence.text;
    reading.quotes = said.sentence.quotes;
    reading.misquotes = said.sentence.misquotes;
    reading.stance ??= readStance(said.sentence.text);
  }
  if (departs(reading, sections)) return { kind: "plain", stance: reading.stance };
  for (const section of sections) {
    const part = partOf(section);
    switch (part.name) {
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
      case "verdict":
      case "other":
        break;
    }
  }
  return reading;
}

/** A verdict that has no label and no score where it should, or points that go on like an essay. */
function departs({ label, score }: { label: Label | null; score: number | null }, sections: Section[]): boolean {
  return sections.some(({ name, body }, index) => {
    const length = body.end - body.start;
    if (name === "holds" || name === "blocks") return length > READ_MAX;
    if (name !== "verdict") return false;
    const isOver = index < sections.length - 1 || length > UNDECIDED_MAX;
    return length > READ_MAX || (label === null && score === null && isOver);
  });
}

/** Far more than the form allows; a section that runs away is not read over and over, and is no form. */
const READ_MAX = 4_000;
/** How far into its section a verdict may still say its score. */
const UNDECIDED_MAX = 200;
const STANCE_WITHIN = 400;
