/**
 * The lines of a reply as sections, each line looked at once: a line that has ended is settled for good, and only the
 * one that is being written is read again.
 */
import type { Passage } from "./checks/check.ts";
import { type HeadingName, readLine } from "./reply-heading.ts";

/** `heading` and `body` are offsets into the reply; `other` is a heading that is not of the form. */
export type Section = {
  name: HeadingName | "other";
  heading: Passage;
  body: Passage;
  /** Its heading stands out by a # or by bold. */
  isMarked: boolean;
};

export type Lines = {
  /** The last one's body grows with each line. */
  sections: Section[];
  /** Where the first line that has not ended begins. */
  at: number;
  /** Within a code fence of the rewrite, nothing is a heading. */
  isFenced: boolean;
  /** Where the fence begins that stands around the whole reply, as some models write it. */
  wrappedFrom: number | null;
};

export function newLines(): Lines {
  return { sections: [], at: 0, isFenced: false, wrappedFrom: null };
}

/** Takes in the lines of `reply` that have ended since. */
export function settleLines(lines: Lines, reply: string): void {
  for (let end = reply.indexOf("\n", lines.at); end !== -1; end = reply.indexOf("\n", lines.at)) {
    const line = reply.slice(lines.at, end);
    const opened = sectionAt(lines, line, true);
    if (opened === "undecided" || opened === null) {
      const last = lines.sections.at(-1);
      if (last !== undefined) last.body.end = end + 1;
      else if (FENCE.test(line)) lines.wrappedFrom = lines.at;
      else if (line.trim() !== "") lines.wrappedFrom = null;
      if (last?.name === "rewrite" && FENCE.test(line)) lines.isFenced = !lines.isFenced;
    } else {
      opened.body.end = end + 1;
      lines.sections.push(opened);
      lines.isFenced = false;
    }
    lines.at = end + 1;
  }
}

/** The settled sections and what the line that is being written makes of them. */
export function withOpenLine(lines: Lines, reply: string): { sections: Section[]; undecidedFrom: number } {
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
function sectionAt(
  { sections, at, isFenced, wrappedFrom }: Lines,
  line: string,
  isWhole: boolean,
): Section | "undecided" | null {
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
      if (last === "rewrite" && !read.isMarked && (read.name !== "action" || areMarked(sections))) return null;
      return {
        ...sectionOf(read.name, at, read.end, line.length, last === undefined ? (wrappedFrom ?? at) : at),
        isMarked: read.isMarked,
      };
  }
}

/** `start`: of its heading, which takes in the fence that opens above it. */
function sectionOf(name: Section["name"], at: number, headingLength: number, length: number, start = at): Section {
  const from = at + headingLength;
  return { name, heading: { start, end: from }, body: { start: from, end: at + length }, isMarked: true };
}

/** Then a bare « Next step: » is a line of the rewritten mail, not the coach's. */
function areMarked(sections: readonly Section[]): boolean {
  return sections.every(({ isMarked }) => isMarked);
}

/** A heading is not longer; what is longer is a paragraph that begins like one. */
const HEADING_MAX = 160;
const FENCE = /^\s*(?:```|~~~)/u;
