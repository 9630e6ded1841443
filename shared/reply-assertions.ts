/**
 * What a reply owes, counted by code: its form, its length, one action, true quotations, no filler, the right
 * language, no invented number, nothing of the prompt. The same rules judge the golden replies in the tests, the
 * replies of a real model in `npm run eval`, and in the product a reply that breaks the form. They judge no taste.
 */
import { runChecks } from "./checks/run-checks.ts";
import { charactersOf, textMetrics } from "./checks/text-metrics.ts";
import { isInDistress } from "./distress.ts";
import { FILLER, GENDERED, HUMAN, INCOME, LEAK, VOUS_TO_PERSON } from "./reply-faults.ts";
import { inventedNumbers, numbersIn } from "./reply-numbers.ts";
import { type Asked, broken, type BrokenRule, type ReplyRule, when } from "./reply-rule.ts";
import { textLanguage } from "./text-language.ts";
import { FEWEST_WORDS, type Reading, readReply } from "./verdict.ts";
import { verdictRules } from "./verdict-assertions.ts";

/** Empty when the reply keeps its form. About half a millisecond for a reply of 250 words. */
export function brokenRules(reply: string, asked: Asked): BrokenRule[] {
  const reading = readReply(reply, asked.deliverable);
  const said = proseOf(reply, reading);
  if (isInDistress(asked)) {
    return [...noVerdictRules(reply, reading, asked), ...helpRules(reply), ...wordRules(reply, said, asked)];
  }
  const isJudged = reading.kind === "verdict" && (asked.mode === "free" || asked.mode === "critique");
  return [
    ...(isJudged && isLongEnough(asked) ? verdictRules(reading, said, asked) : otherRules(reply, reading, asked)),
    ...(asked.pushback && reading.stance === null ? [broken("stance", firstLineOf(reply))] : []),
    ...wordRules(reply, said, asked),
    ...numberRules(reply, reading, asked),
  ];
}

function isLongEnough({ deliverable }: Asked): boolean {
  return deliverable.split(/\s+/u).filter(Boolean).length >= FEWEST_WORDS;
}

/** Every reply that is not a verdict. */
function otherRules(reply: string, reading: Reading, asked: Asked): BrokenRule[] {
  const { mode } = asked;
  if (mode === "critique" && isLongEnough(asked)) return [broken("form", firstLineOf(reply))];
  return [...noVerdictRules(reply, reading, asked), ...shortRules(reply, asked)];
}

function shortRules(reply: string, asked: Asked): BrokenRule[] {
  const { words, sentences } = textMetrics(reply);
  const questions = reply.match(/\?/gu)?.length ?? 0;
  switch (asked.mode) {
    case "critique":
      return when(questions !== 1, "form", `${questions} questions, where one unlocks the first criterion`);
    case "roleplay":
      return when(sentences.length > ROLEPLAY_SENTENCES, "length", `${sentences.length} sentences`);
    case "question":
    case "free":
      return when(words.length > SHORT_WORDS[asked.mode], "length", `${words.length} words`);
    case "rewrite": {
      const most =
        asked.mission.deliverable.limit.unit === "words" ? asked.mission.deliverable.limit.max + REASON_WORDS : null;
      const characters = charactersOf(reply);
      const limit = asked.mission.deliverable.limit.max + REASON_CHARACTERS;
      if (most !== null) return when(words.length > most, "rewrite-limit", `${words.length} words`);
      return when(characters > limit, "rewrite-limit", `${characters} characters`);
    }
  }
}

/** A score may be named that was given before or asked about, and a contested one, to say that it stays. */
function noVerdictRules(reply: string, reading: Reading, { pushback, question, known }: Asked): BrokenRule[] {
  const told = new Set([question, ...known].flatMap(scoresIn));
  const score = scoresIn(reply).find((one) => !told.has(one));
  const isContested = pushback || reading.stance !== null;
  return [
    ...when(reading.kind === "verdict" || (score !== undefined && !isContested), "no-verdict", score ?? "a verdict"),
    ...when(NEXT_ACTION.test(reply), "one-action", "only a critique ends in a next action"),
  ];
}

function scoresIn(text: string): string[] {
  return [...text.matchAll(/(?<![\p{N}/])([0-4])\s*\/\s*4(?![\p{N}/])/gu)].map(([, score]) => `${score}/4`);
}

function helpRules(reply: string): BrokenRule[] {
  return when(
    !/3114|112|988|proche|confiance|quelqu['’]un|someone|friend|close to you/iu.test(reply),
    "help",
    firstLineOf(reply),
  );
}

/** `said`: without the rewrite and what is quoted. */
function wordRules(reply: string, said: string, { question, lang, secret = "" }: Asked): BrokenRule[] {
  const expected = textLanguage(question) ?? lang;
  const spoken = textLanguage(said);
  const secrets = secret.split("\n").filter((line) => line.trim().length >= SECRET_CHARACTERS);
  const recited = secrets.find((line) => reply.includes(line.trim()));
  const emoji = runChecks(said, [{ id: "emoji" }])[0]?.value ?? 0;
  return [
    ...matching("filler", FILLER, withoutQuotes(reply)),
    ...when(spoken !== null && spoken !== expected, "language", `${spoken ?? ""}, where ${expected} was asked`),
    ...matching("leak", LEAK, reply),
    ...(recited === undefined ? [] : [broken("leak", recited.trim())]),
    ...matching("person", HUMAN, said),
    ...matching("person", GENDERED, said),
    ...(expected === "fr" ? matching("person", VOUS_TO_PERSON, said) : []),
    ...matching("income", INCOME, reply),
    ...when(emoji > 0, "emoji", `${emoji}`),
  ];
}

function numberRules(reply: string, reading: Reading, asked: Asked): BrokenRule[] {
  // A text that is asked for may count what the person writes in it; a line of dialogue may haggle.
  if (asked.mode === "roleplay") return [];
  const { rewrite, sections } = reading.kind === "verdict" ? reading : { rewrite: null, sections: [] };
  const apart = sections.filter(({ name }) => name === "action" || name === "rewrite");
  const prose = apart.reduceRight(
    (text, { heading, body }) => text.slice(0, heading.start) + text.slice(body.end),
    reply,
  );
  const facts = [asked.deliverable, asked.question, ...asked.known];
  const checks = runChecks(asked.deliverable, asked.mission.checks);
  const counted = checks.flatMap(({ value, limit }) => [value, limit ?? value, Math.abs(value - (limit ?? value))]);
  return [
    ...inventedNumbers(prose, facts, [...counted, ...numbersIn(JSON.stringify(asked.mission))]).map((number) =>
      broken("invented-number", number),
    ),
    ...inventedNumbers(rewrite?.text ?? "", facts, []).map((number) => broken("invented-number", number)),
  ];
}

/** The coach's own words: without the rewrite, and without what it quotes. */
function proseOf(reply: string, reading: Reading): string {
  const rewrite = reading.kind === "plain" ? undefined : reading.sections.find(({ name }) => name === "rewrite");
  const own = rewrite === undefined ? reply : reply.slice(0, rewrite.body.start) + reply.slice(rewrite.body.end);
  return withoutQuotes(own);
}

function withoutQuotes(text: string): string {
  return text.replaceAll(/«[^«»]{0,600}»|“[^“”]{0,600}”|"[^"\n]{0,600}"/gu, "« … »");
}

function firstLineOf(reply: string): string {
  return reply.trim().split("\n", 1)[0]?.slice(0, 80) ?? "";
}

function matching(rule: ReplyRule, pattern: RegExp, text: string): BrokenRule[] {
  const match = pattern.exec(text);
  return match === null ? [] : [broken(rule, match[0].trim())];
}

const SHORT_WORDS = { question: 80, free: 120 } as const;
const ROLEPLAY_SENTENCES = 2;
/** What a rewrite may add to the text that was asked for: one sentence of reason. */
const REASON_WORDS = 50;
const REASON_CHARACTERS = 300;
/** A shorter line of the prompt is anybody's. */
const SECRET_CHARACTERS = 40;
const NEXT_ACTION = /^[\s>#*_\d.-]*(?:prochaine action|next action)(?![\p{L}])[^\n]{0,30}[:\n*]/imu;
