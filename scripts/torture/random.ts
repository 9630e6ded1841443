/** Chance that can be told again: the same seed and name give the same choices. Timing alone stays the machine's. */

export type Random = {
  /** A whole number, both ends included. */
  between: (min: number, max: number) => number;
  oneOf: <T>(choices: readonly [T, ...T[]]) => T;
  /** True that share (0..1) of the time. */
  chance: (share: number) => boolean;
  /** About so many characters that hurt: accents, emoji made of several, line ends, Markdown. */
  text: (length: number) => string;
};

const PIECES = [
  "mot ",
  "é",
  "œuvre ",
  "👩‍🚀",
  "\n\n",
  "**gras** ",
  "90\u202f€ ",
  "« ça » ",
  "data: ",
  "\r\n",
  '{"a":1}',
  "\u2028",
  "0",
  "日本",
  "\\u0000",
  "e\u0301",
] as const;

export function createRandom(seed: number, name: string): Random {
  let state = Array.from(name).reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    seed,
  );
  // Mulberry32: small, and good enough to choose with.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const oneOf = <T>(choices: readonly [T, ...T[]]): T => choices[between(0, choices.length - 1)] ?? choices[0];
  return {
    between,
    oneOf,
    chance: (share) => next() < share,
    text: (length) => {
      let text = "";
      while (text.length < length) text += oneOf(PIECES);
      return text;
    },
  };
}
