/** The rules that a reply can break, and what it is held against. */
import type { Lang } from "./lang.ts";
import type { Mission, Mode } from "./programme.ts";

/** What the reply answers. */
export type Asked = {
  mode: Mode;
  /** Of the interface: the question's, where its words do not tell. */
  lang: Lang;
  question: string;
  /** "": none was sent. */
  deliverable: string;
  pushback: boolean;
  mission: Mission;
  /** Whatever else was sent that facts may come from: earlier days, past turns, profile, memory. */
  known: readonly string[];
  /** Text that must not be recited, such as the prompt's; only a server has it. */
  secret?: string;
};

export type ReplyRule =
  | "form"
  | "no-verdict"
  | "score"
  | "length"
  | "one-action"
  | "literal-quote"
  | "rewrite-limit"
  | "rewrite-voice"
  | "filler"
  | "language"
  | "invented-number"
  | "leak"
  | "person"
  | "income"
  | "emoji"
  | "stance"
  | "help";

/** `found`: what breaks the rule, in the reply's own words where it has some. */
export type BrokenRule = { rule: ReplyRule; found: string };

export function broken(rule: ReplyRule, words: string): BrokenRule {
  return { rule, found: words };
}

/** None, or that one. */
export function when(isBroken: boolean, rule: ReplyRule, words: string): BrokenRule[] {
  return isBroken ? [broken(rule, words)] : [];
}
