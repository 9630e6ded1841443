/**
 * Numbers that a reply has, in figures or in words, and nothing it was given has: neither a fact nor what arithmetic
 * makes of two facts. The small ones (a score, a criterion, « two reasons ») are nobody's invention, unless they measure
 * something (« 3 clients sur 4 », « 2 % »), and neither are the numbers of help lines.
 */
import { type Spelled, spelledNumbers } from "./spelled-numbers.ts";

/** As they are written, each once. `allowed`: numbers that may be said, and that no arithmetic may start from. */
export function inventedNumbers(reply: string, facts: readonly string[], allowed: readonly number[]): string[] {
  const stated = [...new Set(facts.flatMap(numbersIn))];
  const given = new Set([...stated, ...allowed]);
  const said = reply.replaceAll(NOT_FACTS, " ").replaceAll(PERCENT, "%");
  const invented = writtenIn(said).filter(({ value, written, at }) => {
    if (value <= SMALL && !MEASURES.test(said.slice(at + written.length))) return false;
    return !given.has(value) && !isMadeOf(value, stated.slice(0, FACTS_MAX));
  });
  return [...new Set(invented.map(({ written }) => written.trim()))];
}

/** In figures, and in words. */
export function numbersIn(text: string): number[] {
  return writtenIn(text).map(({ value }) => value);
}

function writtenIn(text: string): Spelled[] {
  const figures = [...text.matchAll(NUMBER)].map((match) => ({
    written: match[0],
    at: match.index,
    value: valueOf(match[0]),
  }));
  return [...figures, ...spelledNumbers(text)];
}

function valueOf(written: string): number {
  const plain = written.replaceAll(/[\s\u00a0\u202f]/gu, "");
  return Number((/^\d{1,3}(?:,\d{3})+$/u.test(plain) ? plain.replaceAll(",", "") : plain).replace(",", "."));
}

/** A sum, a difference, a product, a quotient or a percentage of two of the first facts. */
function isMadeOf(value: number, facts: readonly number[]): boolean {
  return facts.some((one) =>
    facts.some((other) =>
      [one + other, one - other, one * other, one / other, (one / other) * 100].some(
        (made) => Math.abs(made - value) < 0.06,
      ),
    ),
  );
}

const SMALL = 4;
/** Out of many facts, arithmetic makes any number. */
const FACTS_MAX = 12;
const NUMBER = /(?<![\p{L}\p{N}])\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|(?<![\p{L}\p{N}])\d+(?:[.,]\d+)*/gu;
const PERCENT = /[\u00a0\u202f ]?(?:pour cent|per ?cent)(?![\p{L}])/giu;
/** After a number: a share, money, a factor. Criteria out of four are the score. */
const MEASURES =
  /^[\u00a0\u202f ]?(?:%|€|euros?(?!\p{L})|fois (?:plus|moins)|times (?:more|less|as)|(?:(?!crit|point)\p{L}+ ){1,2}(?:sur|in|out of) (?:\d|deux|trois|quatre|cinq|dix|two|three|four|five|ten))/iu;
/** What is left for the person to fill in, list numbers, days, scores, the programme's 24 h, lines of help, manners of speaking. */
const NOT_FACTS =
  /(?:cent|mille) (?:fois|excuses)|\[[^\]\n]{0,160}\]|^[ \t>*]*\d{1,2}[.)](?=\s)|\bJ\d{1,2}\b|(?:jours?|days?) \d{1,2}\b|\b[0-4]\s*\/\s*4\b|\b24\s*h\b|\b(?:3114|112|15|17|18|988)\b(?!\s*(?:€|%))/gimu;
