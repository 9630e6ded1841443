/**
 * The instant checks: what can be counted in a deliverable without a model. Pure, bounded by one pass over the text,
 * and called on every keystroke. Models miscount, so the coach is given these figures as facts.
 *
 * A check informs and never blocks. A text with no word is `pending` everywhere: an empty page is not a fault.
 */
import { assertNever } from "../assert-never.ts";
import type { CheckResult, CheckZone, DayCheck, Passage } from "./check.ts";
import { imperativesIn } from "./imperatives.ts";
import { JARGON } from "./jargon.ts";
import { charactersOf, offsetAfterCharacters, type Sentence, type TextMetrics, textMetrics } from "./text-metrics.ts";

/** EU plain-language guide: 20 words a sentence on average; past 30 a sentence is read twice. */
const MEAN_WORDS = 20;
const LONG_WORDS = 30;
/** LinkedIn folds a post near 140 characters on a phone and 210 on a desktop: half as much again. */
const DESKTOP_FOLD = 1.5;
/** Three empty words are a habit, not an accident (NN/g). */
const MANY_EMPTY_WORDS = 3;
/** Shorter than this, a quoted word is a manner of speaking. */
const QUOTATION_CHARACTERS = 8;

/** One result per check, in the same order. */
export function runChecks(text: string, checks: readonly DayCheck[]): CheckResult[] {
  const metrics = textMetrics(text);
  return checks.map((check) => {
    const result = runCheck(text, metrics, check);
    return metrics.words.length === 0 ? { ...result, zone: "pending", value: 0, passages: [] } : result;
  });
}

function runCheck(text: string, metrics: TextMetrics, check: DayCheck): CheckResult {
  switch (check.id) {
    case "length":
      return lengthCheck(text, metrics, check);
    case "hook":
      return hookCheck(metrics, check.max);
    case "call-to-action":
      return callToActionCheck(metrics);
    case "proof":
      return proofCheck(text);
    case "jargon":
      return jargonCheck(text);
    case "sentence-length":
      return sentenceLengthCheck(metrics);
    default:
      return assertNever(check);
  }
}

/** Red over the day's limit (a platform would cut there), amber while still under its minimum. */
function lengthCheck(
  text: string,
  { characters, words }: TextMetrics,
  { unit, min, max }: Extract<DayCheck, { id: "length" }>,
): CheckResult {
  const value = unit === "words" ? words.length : characters;
  const short = min !== undefined && value < min;
  const cut = unit === "words" ? (words[max]?.start ?? text.length) : offsetAfterCharacters(text, max);
  return {
    id: "length",
    zone: value > max ? "red" : short ? "amber" : "green",
    value,
    limit: short ? min : max,
    unit,
    passages: value > max ? [{ start: cut, end: text.trimEnd().length }] : [],
  };
}

/** The hook is the first sentence, and at most the first line: what is read before the fold. */
function hookCheck({ sentences }: TextMetrics, max: number): CheckResult {
  const hook = sentences[0];
  const value = hook === undefined ? 0 : charactersOf(hook.text);
  const past = hook !== undefined && value > max ? hook.start + offsetAfterCharacters(hook.text, max) : null;
  return {
    id: "hook",
    zone: value <= max ? "green" : value <= max * DESKTOP_FOLD ? "amber" : "red",
    value,
    limit: max,
    unit: "characters",
    passages: hook !== undefined && past !== null ? [{ start: past, end: hook.end }] : [],
  };
}

/** An imperative that opens a clause in the last two sentences, or a closing question. Points at the last one. */
function callToActionCheck({ sentences }: TextMetrics): CheckResult {
  const spoken = sentences.filter(({ text }) => !isOnlyTags(text));
  const last = spoken.at(-1);
  const imperatives = spoken.slice(-2).reduce((sum, sentence) => sum + imperativesIn(sentence), 0);
  const value = imperatives + (last !== undefined && asks(last) ? 1 : 0);
  return {
    id: "call-to-action",
    zone: value > 0 ? "green" : "red",
    value,
    limit: 1,
    unit: "found",
    passages: value === 0 && last !== undefined ? [{ start: last.start, end: last.end }] : [],
  };
}

/** A closing line of hashtags and mentions is not a sentence that one says. */
function isOnlyTags(sentence: string): boolean {
  return sentence.split(/\s+/u).every((token) => /^[#@]/u.test(token) || !/[\p{L}\p{N}]/u.test(token));
}

function asks({ text }: Sentence): boolean {
  return /\?[^\p{L}\p{N}]*$/u.test(text.slice(-12));
}

/** What a proof can be counted by: a figure that is not a list number, or words somebody said. */
function proofCheck(text: string): CheckResult {
  const withoutListNumbers = text.replaceAll(/^[ \t]*\p{Nd}{1,3}[.)](?=\s)/gmu, "");
  const figures = withoutListNumbers.match(/\p{Nd}+(?:[.,\u00a0\u202f ]\p{Nd}+)*/gu)?.length ?? 0;
  const quotations = [...text.matchAll(/«([^«»\n]*)»|“([^“”\n]*)”|"([^"\n]*)"/gu)].filter(
    ([, guillemets, curly, straight]) => charactersOf(guillemets ?? curly ?? straight ?? "") >= QUOTATION_CHARACTERS,
  );
  const value = figures + quotations.length;
  return { id: "proof", zone: value > 0 ? "green" : "red", value, limit: 1, unit: "found", passages: [] };
}

function jargonCheck(text: string): CheckResult {
  const passages = Array.from(text.matchAll(JARGON), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
  const value = passages.length;
  const zone: CheckZone = value === 0 ? "green" : value < MANY_EMPTY_WORDS ? "amber" : "red";
  return { id: "jargon", zone, value, limit: 0, unit: "found", passages };
}

/** Points at each sentence over 30 words, or at the longest when only the mean is high. */
function sentenceLengthCheck({ words, sentences }: TextMetrics): CheckResult {
  const mean = words.length / Math.max(sentences.length, 1);
  const long = sentences.filter((sentence) => sentence.words > LONG_WORDS);
  const longest = sentences.toSorted((a, b) => b.words - a.words).slice(0, 1);
  const zone: CheckZone = mean > LONG_WORDS ? "red" : mean > MEAN_WORDS || long.length > 0 ? "amber" : "green";
  return {
    id: "sentence-length",
    zone,
    value: Math.round(mean * 10) / 10,
    limit: MEAN_WORDS,
    unit: "words-per-sentence",
    passages: zone === "green" ? [] : (long.length > 0 ? long : longest).map(passageOf),
  };
}

function passageOf({ start, end }: Passage): Passage {
  return { start, end };
}
