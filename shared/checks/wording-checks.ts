/** What the words themselves give away: jargon, apologies, questions about an imagined future, who is spoken of. */
import type { Lang } from "../lang.ts";
import { APOLOGIES } from "./apologies.ts";
import type { CheckResult, CheckZone, Passage } from "./check.ts";
import { HYPOTHETICALS } from "./hypotheticals.ts";
import { JARGON } from "./jargon.ts";
import { placesOf } from "./places-of.ts";

/** Three empty words are a habit, not an accident (NN/g). */
const MANY_EMPTY_WORDS = 3;
/** At least as many « tu » as « je »; under one for two, the text is about its author. */
const BALANCED = 1;
const SELF_CENTRED = 0.5;

export function jargonCheck(text: string): CheckResult {
  const passages = placesOf(text, JARGON);
  const value = passages.length;
  const zone: CheckZone = value === 0 ? "green" : value < MANY_EMPTY_WORDS ? "amber" : "red";
  return { id: "jargon", zone, value, limit: 0, unit: "found", passages };
}

/** Whoever excuses a price or an ask has begun to lower it: none. */
export function apologiesCheck(text: string): CheckResult {
  return none("apologies", placesOf(text, APOLOGIES));
}

/** A question about the future harvests a polite lie (The Mom Test): none. */
export function hypotheticalsCheck(text: string): CheckResult {
  return none("hypotheticals", placesOf(text, HYPOTHETICALS));
}

/** « tu » and « vous » for each « je » and « nous ». Points at the words that speak of the author. */
export function youOverMeCheck(text: string, lang: Lang): CheckResult {
  const you = placesOf(text, YOU[lang]).length;
  const me = placesOf(text, ME[lang]);
  const ratio = you / Math.max(me.length, 1);
  const zone: CheckZone =
    you + me.length === 0
      ? "pending"
      : ratio >= BALANCED || me.length === 0
        ? "green"
        : ratio < SELF_CENTRED
          ? "red"
          : "amber";
  const passages = zone === "red" || zone === "amber" ? me : [];
  return { id: "you-over-me", zone, value: Math.round(ratio * 10) / 10, limit: BALANCED, unit: "ratio", passages };
}

function none(id: "apologies" | "hypotheticals", passages: Passage[]): CheckResult {
  return {
    id,
    zone: passages.length === 0 ? "green" : "red",
    value: passages.length,
    limit: 0,
    unit: "found",
    passages,
  };
}

const wordOf = (list: string) => new RegExp(`(?<![\\p{L}\\p{N}’'])(?:${list})(?![\\p{L}\\p{N}])`, "giu");

const YOU: Record<Lang, RegExp> = {
  fr: wordOf("tu|te|t(?=['’])|toi|ton|ta|tes|tiens?|vous|votre|vos|vôtres?"),
  en: wordOf("you|your|yours|yourself"),
};
const ME: Record<Lang, RegExp> = {
  fr: wordOf("je|j(?=['’])|me|m(?=['’])|moi|mon|ma|mes|nous|notre|nos|nôtres?"),
  en: wordOf("i|me|my|mine|myself|we|us|our|ours"),
};
