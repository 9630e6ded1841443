/** What is wrong with a reply to a case, one line a fault: the rules of every reply, then the case's own. */
import { STABLE_TEXT } from "#server/coach/prompt-text.ts";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import { assertNever } from "#shared/assert-never.ts";
import { textMetrics } from "#shared/checks/text-metrics.ts";
import { createQuoteFinder } from "#shared/literal-quote.ts";
import { brokenRules } from "#shared/reply-assertions.ts";
import { inventedNumbers } from "#shared/reply-numbers.ts";
import { readReply } from "#shared/verdict.ts";
import { requestOfCase } from "./case-request.ts";
import type { EvalCase, Expectation } from "./eval-case.ts";

export function judgeReply(one: EvalCase, reply: string): string[] {
  const mission = defaultProgramme().missions[one.day - 1];
  if (mission === undefined) throw new Error(`the programme has no J${one.day}`);
  const { mode, question, deliverable, history = [], earlier = [], memory = [], profile, allow = [] } = one;
  const asked = {
    mode,
    lang: one.lang ?? "fr",
    question,
    deliverable,
    pushback: requestOfCase(one).pushback,
    mission,
    known: [
      ...[...history, ...earlier].map(({ text }) => text),
      JSON.stringify(memory),
      ...memory.map(({ score }) => `${score}/4`),
      JSON.stringify(profile ?? {}),
      allow.join(" "),
    ],
    // A reply may well read like the example; it may not recite a rule.
    secret: STABLE_TEXT.slice(0, STABLE_TEXT.indexOf("# EXEMPLE")),
  };
  return [
    ...brokenRules(reply, asked).map(({ rule, found }) => `${rule}: ${found}`),
    ...one.expect.flatMap((expectation) => faultOf(expectation, one, reply)),
  ];
}

function faultOf(expectation: Expectation, { deliverable, question }: EvalCase, reply: string): string[] {
  const reading = readReply(reply, deliverable);
  const score = reading.kind === "verdict" ? reading.score : null;
  const words = reply.toLowerCase();
  switch (expectation.kind) {
    case "score": {
      const { min = 0, max = 4 } = expectation;
      return score === null || (score >= min && score <= max)
        ? []
        : [`score ${score}, where ${min} to ${max} is right`];
    }
    case "no-verdict":
      return reading.kind === "verdict" ? ["a verdict, where none is due"] : [];
    case "words": {
      const count = textMetrics(reply).words.length;
      return count <= expectation.max ? [] : [`${count} words, for ${expectation.max}`];
    }
    case "contains-any":
      return expectation.words.some((word) => words.includes(word)) ? [] : [`none of: ${expectation.words.join(", ")}`];
    case "contains-none":
      return expectation.words.filter((word) => words.includes(word.toLowerCase())).map((word) => `says « ${word} »`);
    case "quotes":
      return createQuoteFinder(reply)(expectation.words) === null ? [`does not quote « ${expectation.words} »`] : [];
    case "no-new-number":
      return inventedNumbers(reply, [deliverable, question], []).map((number) => `brings the number ${number}`);
    case "stance":
      return reading.stance?.kind === expectation.stance ? [] : [`stance ${reading.stance?.kind ?? "not said"}`];
    default:
      return assertNever(expectation);
  }
}
