/**
 * Sizes of a prompt, for a window of 8,192 tokens: small local models have no more. Tokens are estimated high
 * (`shared/token-estimate`), so that what fits here fits there.
 */
import { tokensOfBytes } from "#shared/token-estimate.ts";

export const SYSTEM_TOKENS = 2_000;
/** The deliverable, earlier days' deliverables and the automatic checks. */
export const DELIVERABLE_TOKENS = 3_000;
/** A remark of the binôme: all of it, as people write. */
export const REMARK_TOKENS = 1_000;
export const HISTORY_TOKENS = 2_000;
export const REPLY_TOKENS = 700;
/** What the last turn may weigh in all: a long question takes its room from the deliverable's. */
export const LAST_TURN_TOKENS = 8_192 - SYSTEM_TOKENS - HISTORY_TOKENS - REPLY_TOKENS;

export function tokensOf(text: string): number {
  return tokensOfBytes(Buffer.byteLength(text, "utf8"));
}

/** The beginning of `text`, within `bytes` of UTF-8 and with « … » where something was left out. */
export function clip(text: string, bytes: number): string {
  return Buffer.byteLength(text, "utf8") <= bytes ? text : `${headOf(text, Math.max(bytes - 3, 0)).trimEnd()}…`;
}

/** `text` within `tokens`: what is too long loses its middle, and the mark says how many characters went. */
export function withoutMiddle(text: string, tokens: number): string {
  if (tokensOf(text) <= tokens) return text;
  const half = Math.max(Math.floor((tokens * 3 - MARK_BYTES) / 2), 0);
  const head = headOf(text, half);
  const tail = reversed(headOf(reversed(text.slice(head.length)), half));
  const dropped = Array.from(text.slice(head.length, text.length - tail.length)).length;
  return `${head}\n[… ${dropped} caractères coupés ici …]\n${tail}`;
}

/** The longest beginning of whole code points within `bytes`. */
function headOf(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += Buffer.byteLength(character, "utf8");
    if (used > bytes) break;
    end += character.length;
  }
  // What joined an emoji to one that is cut away joins nothing.
  return text.slice(0, end).replace(/(?:\u200d|\ufe0f|\p{Emoji_Modifier})+$/u, "");
}

/** By code points. */
function reversed(text: string): string {
  return Array.from(text).toReversed().join("");
}

/** Room for the mark and its count. */
const MARK_BYTES = 48;
