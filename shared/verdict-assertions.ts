/** What a verdict owes: a score that its label says, two blockers at most with true quotations, one action with an end. */
import { charactersOf, textMetrics } from "./checks/text-metrics.ts";
import { type Asked, broken, type BrokenRule, when } from "./reply-rule.ts";
import { type Rewrite, rewrittenText } from "./reply-rewrite.ts";
import { labelOf } from "./reply-score.ts";
import { textLanguage } from "./text-language.ts";
import type { Reading } from "./verdict.ts";

type Verdict = Extract<Reading, { kind: "verdict" }>;

/** `said`: the reply without its rewrite and what it quotes. */
export function verdictRules(reading: Verdict, said: string, asked: Asked): BrokenRule[] {
  const { label, score, blockers, holds, rewrite, nextAction, sections } = reading;
  const names = new Set(sections.map(({ name }) => name));
  const isReady = score === 4;
  const words = textMetrics(said).words.length;
  return [
    ...when(score === null, "score", "no score"),
    ...when(score !== null && label !== labelOf(score), "score", `${label ?? "?"}, ${score}/4`),
    ...when(!isReady && blockers.length === 0, "form", "nothing is in the way"),
    ...when(blockers.length > 2, "form", `${blockers.length} blockers`),
    ...when(!isReady && rewrite === null, "form", "no rewrite"),
    ...when(isReady && (names.has("blocks") || rewrite !== null), "form", "a text that is ready is left as it is"),
    ...when(names.has("other"), "form", "a heading that is not of the form"),
    ...when(words > VERDICT_WORDS, "length", `${words} words outside the rewrite`),
    ...actionRules(nextAction),
    ...[...holds, ...blockers]
      .filter(({ quotes }) => quotes.length === 0)
      .map(({ text }) => broken("literal-quote", text)),
    ...(rewrite === null ? [] : rewriteRules(rewrite, asked)),
  ];
}

/** One thing to do, with an end that can be seen. */
function actionRules(action: string | null): BrokenRule[] {
  if (action === null) return [broken("one-action", "none")];
  const items = action.match(/^[ \t]*(?:\d{1,2}[.)]|[-•*])[ \t]/gmu)?.length ?? 0;
  const [todo = ""] = action.split(/(?:preuve|proof)[ \u00a0\u202f]*:/iu, 1);
  const steps = Math.max(items, todo.match(STEP)?.length ?? 0);
  return [
    ...when(steps > 1, "one-action", `${steps} at once`),
    ...when(!DURATION.test(action), "one-action", `no duration: ${action}`),
  ];
}

function rewriteRules(rewrite: Rewrite, { deliverable, mission }: Asked): BrokenRule[] {
  const { text } = rewrite;
  // One that names no passage that is there is held against the limit as it is.
  const whole = rewrittenText(rewrite, deliverable) ?? text;
  const { unit, max } = mission.deliverable.limit;
  const size = unit === "words" ? textMetrics(whole).words.length : charactersOf(whole);
  const [before, after] = [textLanguage(deliverable), textLanguage(text)];
  const voices = [voiceOf(deliverable), voiceOf(text)];
  return [
    ...when(size > max, "rewrite-limit", `${size} ${unit}, for ${max}`),
    ...when(before !== null && after !== null && before !== after, "language", `the rewrite is in ${after}`),
    ...when(voices.includes("tu") && voices.includes("vous"), "rewrite-voice", voices.join(" → ")),
  ];
}

/** `null`: neither, or both. */
function voiceOf(text: string): "tu" | "vous" | null {
  const [tu, vous] = [TU.test(text), VOUS.test(text)];
  return tu === vous ? null : tu ? "tu" : "vous";
}

const VERDICT_WORDS = 180;
/**
 * What is done to others or to the world, at the beginning of a clause: two of them are two actions. Writing down what came
 * of it, and going on with the same thing (« envoie-le »), is part of one.
 */
const STEP =
  /^\s*(?:demande|lis|relis|ask|read)(?![\p{L}-])|(?:^|[,;:.]\s*|(?<![\p{L}])(?:puis|ensuite|et|enfin|then|and|next)\s+)(?:publie|poste|appelle|téléphone|écris|envoie|contacte|relance|invite|rencontre|publish|post|call|phone|write|send|email|message|contact|invite|meet)(?![\p{L}-])(?! (?:it|them|him|her|down|what|ce qu|sa|ses|leurs?|mot pour mot|la phrase|les phrases|the sentence|their|his)(?![\p{L}]))/giu;
const DURATION =
  /\d\s*(?:min|h(?![\p{L}])|heures?|hours?|jours?|s(?![\p{L}]))|(?:une?|deux|trois|cinq|dix|quinze|vingt|trente|one|two|five|ten|fifteen|twenty|thirty|half an|an) (?:minutes?|heures?|hours?|demi-heure)|demi-heure|ce (?:soir|matin|midi)|aujourd['’]hui|demain|avant (?:midi|\d)|tonight|today|tomorrow|this (?:morning|afternoon|evening)|before noon/iu;
const TU = /(?<![\p{L}-])(?:tu|te|toi|ton|ta|tes|t['’](?=\p{L}))(?![\p{L}])/iu;
const VOUS = /(?<![\p{L}-])(?:vous|votre|vos)(?![\p{L}])/iu;
