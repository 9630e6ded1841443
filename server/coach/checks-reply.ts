/**
 * The coach with no model: the measured facts of one text, the day's measured criteria that it misses, one action.
 * It never gives a verdict or a score, and its first line says that no AI wrote it. It streams like a model, so that
 * the way to the screen is one.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { CheckResult, Passage } from "#shared/checks/check.ts";
import { runChecks } from "#shared/checks/run-checks.ts";
import { offsetAfterCharacters } from "#shared/checks/text-metrics.ts";
import type { Because, CoachRequest } from "#shared/coach-protocol.ts";
import { soundsDistressed } from "#shared/distress.ts";
import { isDeclared } from "#shared/is-declared.ts";
import type { Lang } from "#shared/lang.ts";
import type { Criterion, Mission } from "#shared/programme.ts";
import { FEWEST_WORDS } from "#shared/verdict.ts";
import type { CheckWords } from "./checks-words.ts";
import { ENGLISH_WORDS } from "./checks-words-en.ts";
import { FRENCH_WORDS } from "./checks-words-fr.ts";
import type { ModelEvent } from "./model.ts";
import { speaksOfDistress } from "./prompt-sections.ts";

/** `because` null: there is no model. Ends silently once `signal` is aborted, as a model does. */
export async function* checksReply(
  request: CoachRequest,
  mission: Mission,
  because: Because | null,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const pieces = checksText(request, mission, because).match(/\s*\S+(?: \S+)?/gu) ?? [];
  for (const text of pieces) {
    await sleep(PACE_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    yield { type: "delta", text };
  }
  yield { type: "done", reason: "stop", usage: null };
}

/** The whole reply, in Markdown, in the language of the interface. */
export function checksText(request: CoachRequest, mission: Mission, because: Because | null): string {
  const words = CHECK_WORDS[request.lang];
  const isDistress = speaksOfDistress(request);
  // Nothing is measured, and nothing asked for. Figures are no answer to what somebody says of themselves, insisted on or not.
  if (isDistress && (request.heard !== true || soundsDistressed(request.question))) {
    return [words.notAi, words.help].join("\n\n");
  }
  return [...(isDistress ? [words.help] : []), measuredText(request, mission, because)].join("\n\n");
}

function measuredText(request: CoachRequest, mission: Mission, because: Because | null): string {
  const { lang, mode, deliverable } = request;
  const words = CHECK_WORDS[lang];
  const title = [words.notAi, ...(because === null ? [] : [words.because[because]]), words.counted].join(" ");
  const text = deliverable?.text ?? "";
  const isShort = text.split(/\s+/u).filter(Boolean).length < FEWEST_WORDS;
  if (mode !== "critique") {
    return [
      title,
      because === null ? words.needsModel : words.needsModelLater,
      ...(isShort ? [] : factsOf(text, mission, words)),
    ].join("\n\n");
  }
  if (!isShort) return [title, ...factsOf(text, mission, words), ...nextStep(request, text, mission)].join("\n\n");
  const names = [...new Set(mission.checks.map(({ id }) => words.names[id].toLowerCase()))];
  const [criterion] = mission.criteria;
  return [
    title,
    words.canMeasure(
      names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${words.and} ${names.at(-1)}`,
    ),
    ...(criterion === undefined ? [] : [words.askForText(criterion.text[lang])]),
  ].join("\n\n");
}

function factsOf(text: string, mission: Mission, words: CheckWords): string[] {
  // The most telling ones with their figures, whatever they say; of the others, those that do not hold.
  const told = runChecks(text, mission.checks).filter(
    ({ zone }, index) => index < ALWAYS_TOLD || zone === "red" || zone === "amber",
  );
  const facts = told.map((result) => {
    const fact = words.facts[result.id](result, quotesOf(result, text, words));
    return `- ${words.fact(words.names[result.id], words.zones[result.zone], fact)}`;
  });
  return [words.factsTitle, facts.join("\n")];
}

/** The measured criteria that the text misses, those the person says are done, then the one thing to do: the first red check, else the first amber. */
function nextStep({ lang, declared = [] }: CoachRequest, text: string, mission: Mission): string[] {
  const words = CHECK_WORDS[lang];
  const results = runChecks(text, mission.checks);
  const missed = mission.criteria.filter(({ check }) =>
    results.some(({ id, zone }) => id === check && zone !== "green"),
  );
  const done = mission.criteria.filter((criterion) => isDeclared(criterion, declared));
  const worst = results.find(({ zone }) => zone === "red") ?? results.find(({ zone }) => zone === "amber");
  return [
    ...(missed.length === 0 ? [] : [words.missedTitle, listed(missed)]),
    ...(done.length === 0 ? [] : [words.declaredTitle, listed(done)]),
    worst === undefined
      ? words.nothingMissed
      : words.action(words.actions[worst.id](worst, quotesOf(worst, text, words))),
  ];

  function listed(criteria: Criterion[]): string {
    return criteria.map((criterion) => `- ${criterion.text[lang]}`).join("\n");
  }
}

function quotesOf({ passages }: CheckResult, text: string, words: CheckWords): string {
  const excerpts = passages.slice(0, QUOTES_MAX).map((passage) => excerpt(text, passage));
  return [...new Set(excerpts)].map(words.quote).join(", ");
}

/** Short enough for a line, on one line, with nothing that Markdown would take for its own. */
function excerpt(text: string, { start, end }: Passage): string {
  const found = text.slice(start, end).replaceAll(/\s+/gu, " ").trim();
  const cut = offsetAfterCharacters(found, EXCERPT_MAX);
  const short = cut === found.length ? found : `${found.slice(0, cut).trimEnd()}…`;
  const isMidWord = /[\p{L}\p{N}]$/u.test(text.slice(0, start)) && /^[\p{L}\p{N}]/u.test(found);
  return `${isMidWord ? "…" : ""}${short}`.replaceAll(/[\\`*_[\]<>#|~&]/gu, "\\$&");
}

const CHECK_WORDS: Record<Lang, CheckWords> = { fr: FRENCH_WORDS, en: ENGLISH_WORDS };
/** Quick enough never to be waited for, slow enough to be several paints. */
const PACE_MS = 12;
/** A day may name a dozen checks: a reply is read, not scrolled. */
const ALWAYS_TOLD = 6;
const EXCERPT_MAX = 90;
const QUOTES_MAX = 3;
