/**
 * Which criteria a verdict says are met, and which are missed: only what the reply truly says. Its blockers name what is
 * missed, by number or in the programme's own words; the rest is met only where each blocker names its criterion and
 * the score leaves nothing else to miss. What it does not say, nobody knows.
 */
import type { Lang } from "./lang.ts";
import type { Criterion } from "./programme.ts";
import type { Blocker } from "./reply-points.ts";

export type Judgement = "met" | "missed" | "unsaid";

/** One for each criterion, in their order. `score`: how many of them are met, says the reply. */
export function judgedCriteria(
  criteria: readonly Criterion[],
  score: number,
  blockers: readonly Pick<Blocker, "missed" | "effect" | "misquotes">[],
): Judgement[] {
  const named = blockers.map((blocker) => criteriaNamed(blocker, criteria));
  const missed = new Set(named.flat());
  const missedCount = criteria.length - score;
  // The score and the blockers contradict each other.
  if (missed.size > missedCount) return criteria.map(() => "unsaid");
  const isAllSaid = missed.size === missedCount && named.every(({ length }) => length > 0);
  return criteria.map((_, index) => (missed.has(index) ? "missed" : isAllSaid ? "met" : "unsaid"));
}

/** What a blocker says is missing, with the words of the criteria where it gives their numbers. */
export function inWords(missed: string, criteria: readonly Criterion[], lang: Lang): string {
  return missed.replaceAll(NUMBERED, (named: string) => {
    const texts = numbersIn(named).map((one) => criteria[one - 1]?.text[lang].replace(/[.\s]+$/u, ""));
    return texts.every((text) => text !== undefined) ? texts.join(", ") : named;
  });
}

/** `named`: as `NUMBERED` finds it. */
function numbersIn(named: string): number[] {
  const numbers = [...named.matchAll(NUMBER)].map(([digits, ...nth]) =>
    nth.every((one) => one === undefined) ? Number(digits) : nth.findIndex((one) => one !== undefined) + 1,
  );
  const [first = 0, last = 0] = numbers;
  if (!RANGE.test(named) || last < first || last - first > RANGE_MAX) return numbers;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Their places, from 0: of the first part of the blocker that names any. */
function criteriaNamed(
  { missed, effect, misquotes }: Pick<Blocker, "missed" | "effect" | "misquotes">,
  criteria: readonly Criterion[],
): number[] {
  // A criterion may be given in quotation marks of its own.
  const parts = [missed, ...effect.split(" — "), ...misquotes.map(({ text }) => text)];
  return parts.map((part) => namedIn(part, criteria)).find(({ length }) => length > 0) ?? [];
}

function namedIn(part: string, criteria: readonly Criterion[]): number[] {
  const numbers = [...part.matchAll(NUMBERED)].flatMap(([named]) => numbersIn(named));
  if (numbers.length > 0)
    return numbers.every((one) => one >= 1 && one <= criteria.length) ? numbers.map((one) => one - 1) : [];
  const words = folded(part);
  return criteria.flatMap(({ text }, index) =>
    [text.fr, text.en].some((own) => words.includes(folded(own))) ? [index] : [],
  );
}

/** What typography and capitals change is no difference. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[*_«»“”"]+/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** Of the first criterion, the second… */
const ORDINALS = [
  "1(?:er|re|ère|st)|premi(?:er|ère)|first",
  "2(?:d|nd|e|[eè]me)|deuxième|second",
  "3(?:rd|e|[eè]me)|troisième|third",
  "4(?:th|e|[eè]me)|quatrième|fourth",
];
const NUMBER = new RegExp(`${ORDINALS.map((ordinal) => `(${ordinal})`).join("|")}|\\d+`, "giu");
const RANGE = /\d\s*(?:[-–]|à|to)\s*\d/u;
/** A longer one is no range of criteria. */
const RANGE_MAX = 10;

const CRITERION = "crit(?:ères?|eri(?:on|a))[\\s*_]*";
const NO = "(?:n(?:[°ºo]|uméros?)|no\\.|numbers?|#)\\s*";
const AND = "\\s*(?:,\\s*(?:et|and)|,|et|and|&|\\+)\\s*";
const NTH = `(?:${ORDINALS.join("|")})`;
const NUMBERS = `(?:${NO})?\\d+(?:${AND}(?:${NO})?\\d+)*`;
/**
 * « critères 2-3 », "criteria 2 to 4"; « critère 1 », « critères 1 et 3 », "criteria 2, 3 and 4", « critère n° 2 »; « 2e critère »,
 * "first and third criteria"; « n°2 » by itself. « Le premier critère d’un client » is none of the day's, nor is « n°1 du marché ».
 */
const NUMBERED = new RegExp(
  [
    `(?<!\\p{L})${CRITERION}\\d+[-–]\\d+(?![\\p{L}\\d])`,
    `(?<!\\p{L})crit(?:ères|eria)[\\s*_]*\\d+\\s*(?:-|–|à|to)\\s*\\d+(?![\\p{L}\\d])`,
    `(?<!\\p{L})${CRITERION}${NUMBERS}(?![\\p{L}\\d])`,
    `(?<![\\p{L}\\d])${NTH}(?:${AND}(?:l[ea] )?${NTH})*\\s+crit(?:ères?|eri(?:on|a))(?!\\p{L}|\\s+(?:d['’eu]|of|for))`,
    `(?<=(?:^|\\()[\\s*_]*)${NO}${NUMBERS}(?=[\\s*_]*(?:$|[).,:;—–]))`,
  ].join("|"),
  "giu",
);
