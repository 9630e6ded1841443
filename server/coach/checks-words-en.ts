/** The words of the checks coach, in English. Hard on the text, kind to the person; no exclamation mark. */
import { CHECKS_ACTION } from "#shared/checks-action.ts";
import type { CheckResult } from "#shared/checks/check.ts";
import type { CheckWords } from "./checks-words.ts";

const number = new Intl.NumberFormat("en");
const counted = (count: number, one: string) => `${number.format(count)} ${one}${count === 1 ? "" : "s"}`;
const found = ({ value, zone }: CheckResult, quoted: string) =>
  zone === "green" ? `${value === 0 ? "None" : number.format(value)}.` : `${number.format(value)}: ${quoted}.`;

export const ENGLISH_WORDS: CheckWords = {
  notAi: "**Instant checks, no AI.**",
  because: {
    off: "The programme’s operator has paused the model.",
    budget: "The programme’s budget for the model is spent: the Coach comes back when it is renewed.",
    away: "The Coach is away for now: the model no longer answers. The checks go on.",
  },
  help: "Your text can wait. What you write here matters more: talk to someone close to you, or call 3114 (France, free, day and night). In immediate danger: 112.",
  counted: "These figures are counted by code, on your text.",
  needsModel:
    "Answering an open question, rewriting or playing a part needs a model. To plug one in: the Settings page (Réglages) says how, or set `OPENAI_API_KEY` (a key) or `OPENAI_BASE_URL` (a local model) in the `.env` file, then restart the server.",
  needsModelLater: "Answering an open question, rewriting or playing a part needs the model: ask again later.",
  factsTitle: "What your text shows:",
  missedTitle: "Measured criteria not met yet:",
  declaredTitle: "Criteria that you say are done, which I did not verify:",
  nothingMissed:
    "Nothing to fix in what can be counted. The substance is still to be judged: read this text aloud to someone you trust, and note the sentence where their eyes drift.",
  and: "and",
  names: {
    length: "Length",
    hook: "Hook",
    message: "Message",
    subject: "Subject line",
    questions: "Questions",
    "call-to-action": "Call to action",
    proof: "Proof",
    price: "Price",
    links: "Links",
    "you-over-me": "“You” against “I”",
    jargon: "Empty words",
    apologies: "Apologies",
    hypotheticals: "What-if questions",
    "sentence-length": "Sentences",
    "reading-ease": "Reading ease",
    exclamations: "Exclamation marks",
    capitals: "Capitals",
    emoji: "Emoji",
  },
  zones: { green: "holds", amber: "look again", red: "to fix", pending: "not measurable yet" },
  canMeasure: (names) => `Not enough text to measure yet. From fifteen words on, I count: ${names}.`,
  askForText: (criterion) => `Start with criterion 1, “${criterion}”: what can you write about it in two sentences?`,
  action: (what) => `**${CHECKS_ACTION.en}**: ${what}`,
  fact: (name, zone, fact) => `**${name}**: ${zone}. ${fact}`,
  quote: (passage) => `“${passage}”`,
  facts: {
    length: ({ value, limit, unit, zone }, quoted) => {
      const count = counted(value, unit === "words" ? "word" : "character");
      const bound = limit ?? value;
      if (zone === "red") return `${count}, ${number.format(value - bound)} too many. What overflows: ${quoted}.`;
      if (zone === "amber") return `${count}; at least ${number.format(bound)} are needed.`;
      return `${count}, for ${number.format(bound)} at most.`;
    },
    hook: ({ value, limit, zone }, quoted) =>
      `${counted(value, "character")}, for ${limit} at most.${zone === "green" ? "" : ` Below the fold: ${quoted}.`}`,
    message: ({ value, limit, unit, zone }, quoted) => {
      if (zone === "amber" && unit === "words") return `${counted(value, "word")}; an e-mail needs ${limit} at least.`;
      const room = unit === "sms" ? "a text message" : unit === "words" ? "an e-mail" : "an invitation";
      const size = counted(value, unit === "words" ? "word" : "character");
      return `${size}; ${room} holds ${limit}.${zone === "green" ? "" : ` The cause: ${quoted}.`}`;
    },
    subject: ({ value, limit, zone }, quoted) =>
      zone === "pending"
        ? "No subject line to measure."
        : `${counted(value, "character")}, for ${limit} at most and three to seven words.${zone === "green" ? "" : ` Subject: ${quoted}.`}`,
    questions: ({ value, limit, zone }, quoted) =>
      zone === "green"
        ? `${counted(value, "question")}.`
        : `${counted(value, "question")}, where ${limit} should be.${quoted === "" ? "" : ` Passage: ${quoted}.`}`,
    "call-to-action": ({ value }, quoted) =>
      value > 0
        ? "The last two sentences ask for something."
        : `Neither an imperative nor a question at the end. Last sentence: ${quoted}.`,
    proof: ({ value }) =>
      value > 0 ? `Figures or quotations: ${number.format(value)}.` : "Neither a figure nor a quotation.",
    price: ({ value }) => (value > 0 ? `Amounts written: ${number.format(value)}.` : "No amount with its currency."),
    links: ({ value }, quoted) => (value === 0 ? "Nothing leads out of the text." : `To take out: ${quoted}.`),
    "you-over-me": ({ value, zone }, quoted) =>
      zone === "green"
        ? "The text speaks to its reader."
        : zone === "pending"
          ? "Neither of them."
          : `${number.format(value)} to 1. The text is mostly about you: ${quoted}.`,
    apologies: found,
    hypotheticals: found,
    exclamations: found,
    capitals: found,
    emoji: found,
    "reading-ease": ({ value, limit, zone }, quoted) =>
      zone === "pending"
        ? "Measuring it takes thirty words."
        : `${number.format(value)} out of 100, for ${limit} at least.${zone === "green" ? "" : ` Hardest: ${quoted}.`}`,
    jargon: ({ value }, quoted) => (value === 0 ? "None." : `${number.format(value)}: ${quoted}.`),
    "sentence-length": ({ value, limit, zone }, quoted) =>
      `${counted(value, "word")} on average, for ${limit} at most.${zone === "green" ? "" : ` To cut: ${quoted}.`}`,
  },
  actions: {
    length: ({ zone, value, limit, unit }) => {
      const gap = counted(Math.abs(value - (limit ?? value)), unit === "words" ? "word" : "character");
      return zone === "red"
        ? `cut ${gap}. Start with the sentence that changes nothing when it is gone.`
        : `add something you lived through. ${gap} are missing before this text can be judged.`;
    },
    hook: ({ limit }) => `rewrite the first sentence in ${limit} characters at most, the most concrete fact first.`,
    "call-to-action": () => "end with one request only: an imperative, or a question.",
    proof: () => "add a true figure, or a sentence you heard, in quotation marks.",
    message: ({ unit, zone }) =>
      unit === "sms"
        ? "fit the message into a single text message. Letters such as ç, ê or ’ and emoji halve its room."
        : zone === "amber" && unit === "words"
          ? "add the reason to write to this very person, with a fact."
          : "cut the message down to its limit. Keep the reason to write and the question.",
    subject: () => "rewrite the subject in three to seven words, 41 characters at most.",
    questions: ({ value, limit }) =>
      value > Number(limit)
        ? "keep one question, the one you want answered, and cut the others."
        : value < Number(limit)
          ? `ask ${counted(Number(limit), "question")}, no fewer.`
          : "end on your question, with nothing after it.",
    price: () => "write the price in figures, with its currency.",
    links: (_result, quoted) => `take out ${quoted}.`,
    "you-over-me": () => "rewrite two sentences so that they begin with the reader.",
    apologies: (_result, quoted) => `take out ${quoted}, with nothing in its place.`,
    hypotheticals: (_result, quoted) => `replace ${quoted} with a question about the last time it happened.`,
    "reading-ease": () => "rewrite the hardest sentence as you would say it aloud.",
    exclamations: () => "keep one exclamation mark at most.",
    capitals: (_result, quoted) => `rewrite ${quoted} in lower case.`,
    emoji: () => "keep two emoji at most.",
    jargon: (_result, quoted) => `replace ${quoted} with what the customer sees or counts.`,
    "sentence-length": () => "cut the longest sentence in two. One idea per sentence.",
  },
};
