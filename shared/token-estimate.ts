/**
 * What words weigh where nobody has counted them: a third of their UTF-8 bytes, above what any tokenizer makes of French or
 * English. One estimate for what fits in a prompt, what a reply that was cut is billed, and what a reply has cost so far.
 */
export function tokensOfBytes(bytes: number): number {
  return Math.ceil(bytes / 3);
}

/**
 * Of a reply on its way, by the tens, as befits an estimate. `length`: of its text. A character is taken for a byte: what
 * accents add is less than the rounding.
 */
export function tokensSoFar(length: number): number {
  return Math.ceil(tokensOfBytes(length) / 10) * 10;
}
