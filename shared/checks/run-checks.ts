/**
 * The instant checks: what can be counted in a deliverable without a model. Pure, bounded by a few passes over the
 * text, and called on every keystroke. Models miscount, so the coach is given these figures as facts.
 *
 * A check informs and never blocks. A text with no word is `pending` everywhere: an empty page is not a fault.
 */
import { assertNever } from "../assert-never.ts";
import type { Lang } from "../lang.ts";
import { textLanguage } from "../text-language.ts";
import type { CheckResult, DayCheck } from "./check.ts";
import { emptyResult } from "./empty-result.ts";
import { capitalsCheck, emojiCheck, exclamationsCheck, linksCheck, priceCheck, proofCheck } from "./fact-checks.ts";
import { callToActionCheck, questionsCheck, readingEaseCheck, sentenceLengthCheck } from "./sentence-checks.ts";
import { hookCheck, lengthCheck, messageCheck, subjectCheck } from "./size-checks.ts";
import { type TextMetrics, textMetrics } from "./text-metrics.ts";
import { apologiesCheck, hypotheticalsCheck, jargonCheck, youOverMeCheck } from "./wording-checks.ts";

/** One result per check, in the same order. */
export function runChecks(text: string, checks: readonly DayCheck[]): CheckResult[] {
  const metrics = textMetrics(text);
  // A text too short to tell is read as French, the programme's own language.
  const lang = textLanguage(text) ?? "fr";
  return checks.map((check) => {
    return metrics.words.length === 0 ? emptyResult(check) : runCheck(text, metrics, lang, check);
  });
}

function runCheck(text: string, metrics: TextMetrics, lang: Lang, check: DayCheck): CheckResult {
  switch (check.id) {
    case "length":
      return lengthCheck(text, metrics, check);
    case "hook":
      return hookCheck(metrics, check.max);
    case "message":
      return messageCheck(text, check);
    case "subject":
      return subjectCheck(text);
    case "questions":
      return questionsCheck(metrics, check);
    case "call-to-action":
      return callToActionCheck(metrics);
    case "proof":
      return proofCheck(text);
    case "price":
      return priceCheck(text);
    case "links":
      return linksCheck(text, check.hashtags);
    case "you-over-me":
      return youOverMeCheck(text, lang);
    case "jargon":
      return jargonCheck(text);
    case "apologies":
      return apologiesCheck(text);
    case "hypotheticals":
      return hypotheticalsCheck(text);
    case "sentence-length":
      return sentenceLengthCheck(metrics);
    case "reading-ease":
      return readingEaseCheck(metrics, lang);
    case "exclamations":
      return exclamationsCheck(text);
    case "capitals":
      return capitalsCheck(text);
    case "emoji":
      return emojiCheck(text);
    default:
      return assertNever(check);
  }
}
