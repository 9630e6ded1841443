/**
 * The steps that led to a text, and back. Pure. What never breaks: a history holds the very text that it leads to, so
 * undoing all of it and doing all of it again gives that text back, whatever was written in between. A text that came
 * from elsewhere is one step like another.
 */
import type { TextHistory, TextStep } from "#client/db/rows.ts";

/** `caret`: where the change ends in the text that is now there. */
export type Moved = { history: TextHistory; caret: number };

export function newHistory(text: string): TextHistory {
  return { text, done: [], undone: [] };
}

/** `text` is there now. What one types on end is one step, up to some words; what was undone cannot be redone then. */
export function recorded(history: TextHistory, text: string): TextHistory {
  if (history.text === text) return history;
  const step = stepBetween(history.text, text);
  const last = history.done.at(-1);
  const joined = last === undefined || history.undone.length > 0 ? null : joinedStep(last, step);
  const done = joined === null ? [...history.done, step] : [...history.done.slice(0, -1), joined];
  return { text, done: bounded(done), undone: [] };
}

/** `null`: there is nothing to undo. */
export function undoneOnce({ text, done, undone }: TextHistory): Moved | null {
  const step = done.at(-1);
  if (step === undefined) return null;
  const before = text.slice(0, step.at) + step.removed + text.slice(step.at + step.inserted.length);
  return {
    history: { text: before, done: done.slice(0, -1), undone: [...undone, step] },
    caret: step.at + step.removed.length,
  };
}

/** `null`: there is nothing to do again. */
export function redoneOnce({ text, done, undone }: TextHistory): Moved | null {
  const step = undone.at(-1);
  if (step === undefined) return null;
  const after = text.slice(0, step.at) + step.inserted + text.slice(step.at + step.removed.length);
  return {
    history: { text: after, done: [...done, step], undone: undone.slice(0, -1) },
    caret: step.at + step.inserted.length,
  };
}

/** Between what both texts begin with and what both end with; half a sign stays with its other half. */
function stepBetween(before: string, after: string): TextStep {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at += 1;
  if (isHighHalf(before.charCodeAt(at - 1))) at -= 1;
  let tail = 0;
  while (
    tail < shorter - at &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (isHighHalf(before.charCodeAt(before.length - tail - 1)) && tail > 0) tail -= 1;
  return { at, removed: before.slice(at, before.length - tail), inserted: after.slice(at, after.length - tail) };
}

/** What is typed, or deleted, sign by sign where the last one was. `null`: it is a step of its own. */
function joinedStep(last: TextStep, { at, removed, inserted }: TextStep): TextStep | null {
  if (removed.length + inserted.length > TYPED_AT_ONCE) return null;
  if (removed === "" && last.removed === "" && at === last.at + last.inserted.length) {
    if (isOver(last.inserted)) return null;
    return { ...last, inserted: last.inserted + inserted };
  }
  if (inserted !== "" || last.inserted !== "" || last.removed.length >= STEP_LENGTH) return null;
  if (at + removed.length === last.at) return { at, removed: removed + last.removed, inserted: "" };
  return at === last.at ? { ...last, removed: last.removed + removed } : null;
}

/** The oldest steps go first; a single one that is too large goes too. */
function bounded(done: TextStep[]): TextStep[] {
  let size = 0;
  const first = done.findLastIndex(({ removed, inserted }) => {
    size += removed.length + inserted.length;
    return size > CHARACTERS_MAX;
  });
  return done.slice(Math.max(first + 1, done.length - STEPS_MAX));
}

/** At the end of a line, or of some words; what is longer than both was no typing. */
function isOver(words: string): boolean {
  if (words.endsWith("\n") || words.length >= 2 * STEP_LENGTH) return true;
  return words.length >= STEP_LENGTH && /\s$/u.test(words);
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** About four words. */
const STEP_LENGTH = 24;
/** A key gives one sign, some of two units; what brings more is a paste, a dictation, a completion. */
const TYPED_AT_ONCE = 2;
/** Of one version. */
const STEPS_MAX = 300;
const CHARACTERS_MAX = 200_000;
