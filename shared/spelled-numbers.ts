/** Numbers written in words, in French and English: « quatre-vingt-dix », "two hundred and fifty", « une vingtaine ». */

export type Spelled = { written: string; at: number; value: number };

/** In the order of the text. « neuf » alone is also new, and « cents » a coin: neither says a number. */
export function spelledNumbers(text: string): Spelled[] {
  return [...text.matchAll(SEQUENCE)]
    .flatMap((match) => numbersOf(match[0]).map((run) => ({ ...run, at: match.index + run.at })))
    .filter(({ words }) => words.length > 1 || !AMBIGUOUS.has(words[0] ?? ""))
    .map(({ words, at, end }) => ({ written: text.slice(at, at + end), at, value: valueOf(words) }));
}

/** The words of each number. `at`: in the sequence; `end`: from there. */
type Run = { words: string[]; at: number; end: number };

/** « vingt et un » is one number, « deux et trois » are two. */
function numbersOf(sequence: string): Run[] {
  const runs: Run[] = [];
  let isJoined = false;
  for (const { 0: written, index } of sequence.matchAll(/\p{L}+/gu)) {
    const word = written.toLowerCase();
    const last = runs.at(-1);
    if (JOINERS.has(word)) {
      isJoined = true;
    } else {
      if (last !== undefined && goesOn(last.words, word, isJoined)) {
        last.words.push(word);
        last.end = index + written.length - last.at;
      } else runs.push({ words: [word], at: index, end: written.length });
      isJoined = false;
    }
  }
  return runs;
}

function goesOn(words: readonly string[], next: string, isJoined: boolean): boolean {
  const unit = UNITS.get(next);
  // « entre deux et cent » names no two hundred.
  if (unit === undefined) return !isJoined;
  const below = valueOf(words) % 100;
  if (below === 0 || (below === 4 && unit === 20)) return true;
  if (below === 10) return unit >= 7 && unit <= 9;
  return below >= 20 && below % 10 === 0 && unit < (below === 60 || below === 80 ? 20 : 10);
}

function valueOf(words: readonly string[]): number {
  let thousands = 0;
  let rest = 0;
  for (const word of words) {
    const group = GROUPS.get(word);
    const unit = UNITS.get(word) ?? 0;
    if (word.startsWith("mill") || word === "thousand") {
      thousands += Math.max(rest, 1) * 1_000;
      rest = 0;
    } else if (group !== undefined) rest = Math.max(rest, 1) * group;
    // « quatre-vingt » is four times twenty.
    else if (unit === 20 && rest % 100 === 4) rest += 76;
    else rest += unit;
  }
  return thousands + rest;
}

/** `1 un une one, 2 deux two`: a value and its words. */
function tableOf(...lines: string[]): ReadonlyMap<string, number> {
  const entries = lines.join(", ").split(", ");
  return new Map(
    entries.flatMap((entry) => {
      const [value, ...words] = entry.split(" ");
      return words.map((word) => [word, Number(value)] as const);
    }),
  );
}

const UNITS = tableOf(
  "1 un une one, 2 deux two, 3 trois three, 4 quatre four, 5 cinq five, 6 six, 7 sept seven, 8 huit eight, 9 neuf nine",
  "10 dix ten, 11 onze eleven, 12 douze twelve, 13 treize thirteen, 14 quatorze fourteen, 15 quinze fifteen",
  "16 seize sixteen, 17 seventeen, 18 eighteen, 19 nineteen, 20 vingt vingts twenty, 30 trente thirty",
  "40 quarante forty, 50 cinquante fifty, 60 soixante sixty, 70 septante seventy, 80 huitante eighty, 90 nonante ninety",
);
/** What multiplies the words before it. */
const GROUPS = tableOf(
  "10 dizaine dizaines, 12 douzaine douzaines dozen dozens, 15 quinzaine, 20 vingtaine, 30 trentaine, 40 quarantaine",
  "50 cinquantaine, 100 cent cents centaine centaines hundred",
);
const AMBIGUOUS: ReadonlySet<string> = new Set(["neuf", "cents", "un", "une", "one"]);
const JOINERS: ReadonlySet<string> = new Set(["et", "and"]);
const WORD = `(?:${[...UNITS.keys(), ...GROUPS.keys(), "mille", "millier", "milliers", "thousand"].join("|")})`;
const SEQUENCE = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])${WORD}(?:(?:-| |-et-| et | and )${WORD})*(?![\\p{L}\\p{N}-])`,
  "giu",
);
