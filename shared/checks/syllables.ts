/**
 * Syllables of a word, by its vowels: an estimate, close over a whole text, which is all that a mean needs. French
 * counts the vowels that are heard: a final « e » or « es » is not, two vowels around an accent are two.
 */
import type { Lang } from "../lang.ts";

/** At least one. */
export function syllablesIn(word: string, lang: Lang): number {
  const heard = lang === "fr" ? frenchVowels(word.toLowerCase()) : englishVowels(word.toLowerCase());
  return Math.max(heard.match(VOWELS)?.length ?? 0, 1);
}

function frenchVowels(word: string): string {
  return word
    .normalize("NFC")
    .replace(/^(?:[ldcjnstm]|qu)['’]/u, "")
    .replaceAll(/(?<=[qg])u(?=[eéèêiîaâoô])/gu, "")
    .replace(/es?$/u, "")
    .replaceAll(/(?<=[aeiouéè])y(?=[aeiouéè])|é(?=[aeiouéèêô])|(?<=[aeiouéè])(?=[ïëü])/gu, "$&-");
}

function englishVowels(word: string): string {
  if (/[^aeiouy]les?$/u.test(word)) return word.replace(/es?$/u, "-e").replace(/l-e$/u, "-e");
  return word.replace(/(?<=[^aeiouy])(?:e|es)$|(?<=[^aeiouytd])ed$/u, "");
}

const VOWELS = /[aeiouyàâäéèêëîïôöùûüœæ]+/gu;
