/**
 * Markdown that is still being written. The text only grows; each block is read while it is open, then frozen: never
 * read again, never another object. What never breaks: however the text was cut into chunks, the frozen blocks are a
 * prefix of the blocks of any longer text, and at the end the blocks are those of the whole text read at once.
 *
 * A block is frozen when another block has begun after it on a *complete* line: a line without its end can still turn
 * into anything (`- ` into a list, `a|b` into a table, `===` into a heading), and the last block can still grow (a loose
 * list, a lazy quote, an unclosed fence). A paragraph also waits for a blank line or for the block that follows its
 * neighbour, since it changes how the next line is read. Every step reads from the end of the last frozen block, so it costs the open
 * tail alone; and a tail that reaches `MAX_OPEN` without an end is frozen as it stands, cut at its last line end: what follows
 * is a new block (of the same fence, when a fence was open), because the lists and tables of `marked` are quadratic.
 */
import remend from "remend";
import type { Block } from "./block.ts";
import { lexBlocks } from "./lex-blocks.ts";

export type OpenBlocks = {
  /** The whole text so far, as it was given. */
  readonly text: string;
  /** How much of `text` is in the frozen blocks or the tail: all of it, less a last `\r` that may be half a line end. */
  readonly taken: number;
  /** Frozen blocks by `GROUP_SIZE`; a full group is never another array. */
  readonly groups: readonly (readonly Block[])[];
  /** What follows the frozen blocks, with `\n` line ends. */
  readonly tail: string;
};

export const GROUP_SIZE = 8;
/** UTF-16 units. No block of a real reply comes near it; it bounds what one frame has to read. */
const MAX_OPEN = 8_192;
/** UTF-16 units: how much a caller may add in one step and stay far under 200 ms on the worst text we know. */
export const MAX_STEP = 8_192;

export const NOTHING_READ: OpenBlocks = { text: "", taken: 0, groups: [], tail: "" };

/** Reads on to the end of `text`. A `text` that does not begin with the one already read starts afresh. */
export function readOn(before: OpenBlocks, text: string): OpenBlocks {
  const from = text.startsWith(before.text) ? before : NOTHING_READ;
  const taken = text.endsWith("\r") ? text.length - 1 : text.length;
  const fresh = text.slice(from.taken, taken).replace(/\r\n?/g, "\n");
  const open = from.tail + fresh;
  const unchanged = !fresh.includes("\n") && open.length < MAX_OPEN;
  const { frozen, tail } = unchanged ? { frozen: [], tail: open } : freeze(open);
  return { text, taken, groups: addToGroups(from.groups, frozen), tail };
}

/** The blocks of the open tail; `unfinished` closes the markup that its end leaves open (`**bo` reads as bold). */
export function openTail(state: OpenBlocks, unfinished: boolean): Block[] {
  const heldLineEnd = state.taken < state.text.length ? "\n" : "";
  return lexBlocks(unfinished ? closed(state.tail) : state.tail + heldLineEnd).flatMap(({ block }) => block ?? []);
}

/**
 * Closes the markup of the last lines. `remend` is quadratic in its marks and reads a fence's code as text when it
 * cannot see the opening, so it is asked only about a short end, outside fences.
 */
function closed(tail: string): string {
  if (!MARK.test(tail)) return tail;
  const inFence = (tail.match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0) % 2 === 1;
  const from = tail.length <= MAX_CLOSING ? 0 : tail.indexOf("\n", tail.length - MAX_CLOSING) + 1;
  const end = tail.slice(from);
  const marks = end.match(/[*_~`[\]]/g)?.length ?? 0;
  if (inFence || marks > MAX_MARKS || end.length > MAX_CLOSING) return tail;
  return tail.slice(0, from) + remend(end, CLOSING);
}

const MARK = /[*_~`[\]]/;
const MAX_CLOSING = 2_000;
const MAX_MARKS = 200;

/**
 * What may be closed for the reader's eye while the end is not there. Off: all that would hide a word already
 * received or read a character as markup that the finished text would not (HTML, comparison, tilde, mathematics).
 */
const CLOSING = {
  linkMode: "text-only",
  htmlTags: false,
  comparisonOperators: false,
  singleTilde: false,
  katex: false,
} as const;

function freeze(open: string): { frozen: Block[]; tail: string } {
  const frozen: Block[] = [];
  let tail = open;
  while (true) {
    const full = tail.length >= MAX_OPEN;
    const window = full ? tail.slice(0, cutBefore(tail, MAX_OPEN)) : tail;
    const lines = window.slice(0, window.lastIndexOf("\n") + 1);
    const settled = settledPieces(lines);
    if (settled.size > 0) {
      frozen.push(...settled.blocks);
      tail = tail.slice(settled.size);
    } else if (full) {
      const whole = lines === "" ? window : lines;
      frozen.push(...lexBlocks(whole).flatMap(({ block }) => block ?? []));
      tail = openFence(whole) + tail.slice(whole.length);
    }
    if (!full) return { frozen, tail };
  }
}

/** The blocks of complete lines that no later line can change, and where the last of them ends. */
function settledPieces(lines: string): { blocks: Block[]; size: number } {
  const pieces = lexBlocks(lines);
  const last = pieces.findLastIndex(({ block }) => block !== null);
  const done = pieces.slice(0, pieces.slice(0, Math.max(last, 0)).findLastIndex((piece) => piece.closed) + 1);
  return {
    blocks: done.flatMap(({ block }) => block ?? []),
    size: done.reduce((sum, { size }) => sum + size, 0),
  };
}

/** The opening line of the fence that `lines` leave open, so that what follows the cut is still code. */
function openFence(lines: string): string {
  const [, line = "", fence = ""] = /^\n*( {0,3}(`{3,}|~{3,})[^\n`]{0,80}\n)/.exec(lines) ?? [];
  const lastLine = lines.trimEnd().split("\n").at(-1)?.trim() ?? "";
  const isClosed = fence === "" || (lastLine.startsWith(fence) && lastLine.replaceAll(fence.charAt(0), "") === "");
  return isClosed ? "" : line;
}

/** At most `limit`, and never between the two halves of a character. */
function cutBefore(text: string, limit: number): number {
  const unit = text.charCodeAt(limit - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit;
}

function addToGroups(groups: OpenBlocks["groups"], blocks: readonly Block[]): OpenBlocks["groups"] {
  if (blocks.length === 0) return groups;
  const grown = [...groups];
  for (const block of blocks) {
    const last = grown.at(-1);
    if (last === undefined || last.length === GROUP_SIZE) grown.push([block]);
    else grown[grown.length - 1] = [...last, block];
  }
  return grown;
}
