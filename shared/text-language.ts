/**
 * Which of the two languages a text is written in, by the small words that only one of them has. Words that both have
 * (« on », « or », « car », « plus », « me ») are not counted. No dictionary: an unknown word says nothing.
 */
import type { Lang } from "./lang.ts";

/** `null`: too few small words, or as many of each. */
export function textLanguage(text: string): Lang | null {
  const plain = text.toLowerCase().replaceAll("’", "'");
  const french = (plain.match(FRENCH)?.length ?? 0) + (plain.match(FRENCH_ELISION)?.length ?? 0);
  const english = (plain.match(ENGLISH)?.length ?? 0) + (plain.match(ENGLISH_CONTRACTION)?.length ?? 0);
  if (french >= 2 && french >= english * 2) return "fr";
  if (english >= 2 && english >= french * 2) return "en";
  return null;
}

const words = (list: string) => new RegExp(`(?<![\\p{L}\\p{N}'])(?:${list})(?![\\p{L}\\p{N}'])`, "gu");

const FRENCH = words(
  "le|la|les|des|du|une|est|et|que|qui|pour|dans|avec|pas|ne|tu|ton|ta|tes|je|vous|votre|vos|nous|notre|mon|ma|mes|ce|cette|ces|au|aux|où|mais|sont|être|avoir|très|chaque|quel|quelle|elle|il|ils|leur|leurs|sans|aucun|aucune|deux|trois|quand|combien|pourquoi|fait|ça|par|sur|en|si|un|de",
);
const FRENCH_ELISION = /(?<![\p{L}])(?:[ldcjnts]|qu|aujourd)'(?=\p{L}{2})/gu;
const ENGLISH = words(
  "the|and|of|to|is|are|you|your|for|with|that|this|it|not|my|we|our|has|have|was|were|be|by|from|but|they|their|what|how|who|which|when|would|will|can|i|she|he|her|his|them|its|do|does|did|no|nothing|two|three|at|in|than|one|says|if",
);
const ENGLISH_CONTRACTION = /\p{L}'(?:t|re|ve|ll|m)(?![\p{L}])/gu;
