/**
 * Numbers that a reply has and nothing it was given has: neither a fact nor what arithmetic makes of two facts. The
 * small ones (a score, a criterion, « two reasons ») and the numbers of help lines are nobody's invention.
 */

/** As they are written, each once. `allowed`: numbers that may be said, and that no arithmetic may start from. */
export function inventedNumbers(reply: string, facts: readonly string[], allowed: readonly number[]): string[] {
  const stated = [...new Set(facts.flatMap(numbersIn))];
  const given = new Set([...stated, ...allowed]);
  const found = [...reply.replaceAll(NOT_FACTS, " ").matchAll(NUMBER)].map(([written]) => written.trim());
  return [...new Set(found)].filter((written) => {
    const value = valueOf(written);
    return value > SMALL && !given.has(value) && !isMadeOf(value, stated.slice(0, FACTS_MAX));
  });
}

/** Those in figures, and the words for some. */
export function numbersIn(text: string): number[] {
  const figures = [...text.matchAll(NUMBER)].map(([written]) => valueOf(written));
  const words = [...text.toLowerCase().matchAll(/\p{L}+/gu)].map(([word]) => IN_WORDS.get(word) ?? null);
  return [...figures, ...words.filter((value) => value !== null)];
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
/** What is left for the person to fill in, list numbers, days, scores, the programme's 24 h, lines of help. */
const NOT_FACTS =
  /\[[^\]\n]{0,160}\]|^[ \t>*]*\d{1,2}[.)](?=\s)|\bJ\d{1,2}\b|(?:jours?|days?) \d{1,2}\b|\b[0-4]\s*\/\s*4\b|\b24\s*h\b|\b(?:3114|112|15|17|18|988)\b(?!\s*(?:€|%))/gimu;
const IN_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    quinze: 15,
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    cent: 100,
    mille: 1_000,
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    hundred: 100,
    thousand: 1_000,
  }),
);
