/** What is measured sentence by sentence: their length, how easily they read, what they ask and what they call for. */
import type { Lang } from "../lang.ts";
import type { CheckResult, CheckZone, DayCheckOf, Passage } from "./check.ts";
import { MEAN_WORDS } from "./empty-result.ts";
import { imperativesIn } from "./imperatives.ts";
import { syllablesIn } from "./syllables.ts";
import type { Sentence, TextMetrics } from "./text-metrics.ts";

/** EU plain-language guide: past 30 words a sentence is read twice. */
const LONG_WORDS = 30;
/** Kandel–Moles (as koRpus computes it): from 70 anyone follows; under 50 it takes an effort. */
const EASY = 70;
const HARD = 50;
/** Fewer words than this say nothing of a text's ease. */
const EASE_WORDS = 30;

/** Points at each sentence over 30 words, or at the longest when only the mean is high. */
export function sentenceLengthCheck({ words, sentences }: TextMetrics): CheckResult {
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
    passages: zone === "green" ? [] : (long.length > 0 ? long : longest).map(placeOf),
  };
}

/** Points at the two sentences that weigh most on it. */
export function readingEaseCheck({ words, sentences }: TextMetrics, lang: Lang): CheckResult {
  const value = easeOf(sentences, lang);
  const zone: CheckZone =
    words.length < EASE_WORDS ? "pending" : value >= EASY ? "green" : value >= HARD ? "amber" : "red";
  const isFault = zone === "amber" || zone === "red";
  const hardest = isFault
    ? sentences
        .map((sentence) => ({ sentence, ease: easeOf([sentence], lang) }))
        .toSorted((a, b) => a.ease - b.ease)
        .slice(0, 2)
        .map(({ sentence }) => placeOf(sentence))
    : [];
  return {
    id: "reading-ease",
    zone,
    value: zone === "pending" ? 0 : value,
    limit: EASY,
    unit: "ease",
    passages: hardest,
  };
}

/** French: 209 − 1.15 words/sentence − 68 syllables/word (Kandel–Moles). English: Flesch's own. Within 0 to 100. */
function easeOf(sentences: readonly Sentence[], lang: Lang): number {
  const words = sentences.flatMap(({ text }) => text.match(/\p{L}[\p{L}'’]*/gu) ?? []);
  const perSentence = words.length / Math.max(sentences.length, 1);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word, lang), 0) / Math.max(words.length, 1);
  const ease =
    lang === "fr" ? 209 - 1.15 * perSentence - 68 * syllables : 206.835 - 1.015 * perSentence - 84.6 * syllables;
  return Math.round(Math.min(Math.max(ease, 0), 100));
}

/** An imperative that opens a clause in the last two sentences, or a closing question. Points at the last one. */
export function callToActionCheck({ sentences }: TextMetrics): CheckResult {
  const spoken = sentences.filter(isSpoken);
  const last = spoken.at(-1);
  const imperatives = spoken.slice(-2).reduce((sum, sentence) => sum + imperativesIn(sentence), 0);
  const value = imperatives + (last !== undefined && asks(last) ? 1 : 0);
  return {
    id: "call-to-action",
    zone: value > 0 ? "green" : "red",
    value,
    limit: 1,
    unit: "found",
    passages: value === 0 && last !== undefined ? [placeOf(last)] : [],
  };
}

/** Points at the questions that are too many (the last one stays), else at the sentence that should have been one. */
export function questionsCheck(
  { sentences }: TextMetrics,
  { min, max, last: mustClose = false }: DayCheckOf<"questions">,
): CheckResult {
  const spoken = sentences.filter(isSpoken);
  const asked = spoken.filter(asks);
  const closing = spoken.at(-1);
  const isClosed = !mustClose || (closing !== undefined && asks(closing));
  const isRight = asked.length >= min && asked.length <= max && isClosed;
  const extra = asked.slice(0, Math.max(asked.length - max, 0));
  const faults = extra.length > 0 ? extra : asked.length === 0 || !isClosed ? spoken.slice(-1) : [];
  return {
    id: "questions",
    zone: isRight ? "green" : "red",
    value: asked.length,
    limit: asked.length < min ? min : max,
    unit: "found",
    passages: isRight ? [] : faults.map(placeOf),
  };
}

/** A line of hashtags and mentions is not a sentence that one says. */
function isSpoken({ text }: Sentence): boolean {
  return !text.split(/\s+/u).every((token) => /^[#@]/u.test(token) || !/[\p{L}\p{N}]/u.test(token));
}

function asks({ text }: Sentence): boolean {
  return /\?[^\p{L}\p{N}]*$/u.test(text.slice(-12));
}

function placeOf({ start, end }: Passage): Passage {
  return { start, end };
}
