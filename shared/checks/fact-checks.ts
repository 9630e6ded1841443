/** What stands in the text or does not: figures and quotations, a price, links, marks that shout. */
import type { CheckResult, CheckZone, Passage } from "./check.ts";
import { placesOf } from "./places-of.ts";
import { charactersOf } from "./text-metrics.ts";

/** Shorter than this, a quoted word is a manner of speaking. */
const QUOTATION_CHARACTERS = 8;
const EXCLAMATIONS = 1;
const EMOJI = 2;

/** What a proof can be counted by: a figure that is not a list number, or words somebody said. */
export function proofCheck(text: string): CheckResult {
  const withoutListNumbers = text.replaceAll(/^[ \t]*\p{Nd}{1,3}[.)](?=\s)/gmu, "");
  const figures = withoutListNumbers.match(/\p{Nd}+(?:[.,\u00a0\u202f ]\p{Nd}+)*/gu)?.length ?? 0;
  const quotations = [...text.matchAll(/«([^«»\n]*)»|“([^“”\n]*)”|"([^"\n]*)"/gu)].filter(
    ([, guillemets, curly, straight]) => charactersOf(guillemets ?? curly ?? straight ?? "") >= QUOTATION_CHARACTERS,
  );
  return wanted("proof", figures + quotations.length);
}

/** An amount of money: a number that stands beside its currency. */
export function priceCheck(text: string): CheckResult {
  return wanted("price", text.match(PRICE)?.length ?? 0);
}

function wanted(id: "proof" | "price", value: number): CheckResult {
  return { id, zone: value > 0 ? "green" : "red", value, limit: 1, unit: "found", passages: [] };
}

/**
 * What leads out of the text: links, announced attachments, and hashtags past the first `hashtags`. A post with a
 * link is shown to fewer people, and a stranger's link or file is not opened.
 */
export function linksCheck(text: string, hashtags: number | undefined): CheckResult {
  const links = placesOf(text, LINK);
  const extraTags = hashtags === undefined ? [] : placesOf(text, HASHTAG).slice(hashtags);
  const passages = [...links, ...extraTags].toSorted((a, b) => a.start - b.start);
  return unwanted("links", passages, 0, 0);
}

/** Red for a habit, amber for one too many. Points past the first one. */
export function exclamationsCheck(text: string): CheckResult {
  return unwanted("exclamations", placesOf(text, EXCLAMATION), EXCLAMATIONS, 1);
}

/** Words in capitals, a run of them as one; acronyms are not words. */
export function capitalsCheck(text: string): CheckResult {
  const runs = [...text.matchAll(CAPITALS)].filter(({ 0: run }) => run.split(/\P{L}+/u).some(isShouted));
  const passages = runs.map(({ 0: run, index }) => ({ start: index, end: index + run.length }));
  return unwanted("capitals", passages, 0, 1);
}

export function emojiCheck(text: string): CheckResult {
  return unwanted("emoji", placesOf(text, EMOJI_SEQUENCE), EMOJI, 1);
}

/** `allowed` of them are no fault, and `slack` more only amber. */
function unwanted(
  id: "links" | "exclamations" | "capitals" | "emoji",
  places: Passage[],
  allowed: number,
  slack: number,
): CheckResult {
  const value = places.length;
  const zone: CheckZone = value <= allowed ? "green" : value <= allowed + slack ? "amber" : "red";
  return { id, zone, value, limit: allowed, unit: "found", passages: places.slice(allowed) };
}

function isShouted(word: string): boolean {
  return word.length >= 4 && !ACRONYMS.has(word);
}

const PRICE =
  /(?<!\p{Nd})\p{Nd}{1,9}(?:[.,\u00a0\u202f ]\p{Nd}{1,3}){0,4}[\u00a0\u202f ]?(?:€|(?:k€|euros?|eur|dollars?|pounds?|usd|gbp|chf)(?![\p{L}\p{N}])|[$£])|(?:[€$£]|(?<![\p{L}\p{N}])eur)[\u00a0\u202f ]?\p{Nd}/giu;
const LINK =
  /(?:https?:\/\/|(?<![\p{L}\p{N}@._-])www\.)[^\s<>«»"”)]*[^\s<>«»"”).,;:!?…]|(?<![\p{L}\p{N}@._/-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?:com|fr|io|net|org|app|co|eu|be|ch|ca|dev|me|ly|gl|site|shop|pro|uk|info|link)(?![\p{L}\p{N}-]|\.[a-z])(?:\/[^\s<>«»"”)]*[^\s<>«»"”).,;:!?…])?|(?<![\p{L}])(?:en pi[eè]ces? jointes?|ci-joint(?:e?s?)?|ci-inclus|in attachment|see attached|attached (?:is|are|you|find)|please find attached)(?![\p{L}])/giu;
const HASHTAG = /(?<![\p{L}\p{N}&/#])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu;
const EXCLAMATION = /!+/gu;
/** Words of capitals in a row: two letters at least each, accents included, with what may stand between them. */
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?:[ ’'-]\p{Lu}+)*(?![\p{L}\p{N}])/gu;
const ACRONYMS: ReadonlySet<string> = new Set(
  "SIRET SIREN URSSAF RGPD SASU EURL SARL EIRL INSEE SMIC CAPEB FNAIM AGEFIPH RCPRO PACA HTML JSON LMNP ACRE ARCE NACRE UNESCO ONISEP AFNOR CNIL GDPR LINKEDIN SNCF RATP HLM IFTTT SMTP ASAP FAQS KBIS".split(
    " ",
  ),
);
/** One drawing is one: flags, joined people and skin tones included. A sign that text draws (©, →, ✓) is none. */
const EMOJI_SEQUENCE =
  /\p{Regional_Indicator}{2}|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)*|[0-9#*]\ufe0f?\u20e3/gu;
