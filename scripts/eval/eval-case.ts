/** A question to the coach with what its reply must hold, beyond what every reply must (shared/reply-assertions). */
import type { CoachRequest } from "#shared/coach-protocol.ts";
import type { Day } from "#shared/day.ts";
import type { Profile } from "#shared/profile.ts";

export type Expectation =
  /** Of four. Where the form asks for no verdict and there is none, any score holds. */
  | { kind: "score"; min?: number; max?: number }
  | { kind: "no-verdict" }
  /** In the whole reply. */
  | { kind: "words"; max: number }
  | { kind: "contains-any"; words: readonly string[] }
  | { kind: "contains-none"; words: readonly string[] }
  /** These words of the deliverable are quoted. */
  | { kind: "quotes"; words: string }
  /** No figure but those of the deliverable and the question. */
  | { kind: "no-new-number" }
  | { kind: "stance"; stance: "kept" | "changed" };

export type EvalCase = {
  id: string;
  /** Who asks. */
  persona: string;
  day: Day;
  mode: CoachRequest["mode"];
  question: string;
  /** "": none is sent. */
  deliverable: string;
  expect: readonly Expectation[];
  /** For a person who reads the reply: what no rule can judge. */
  lookAt: string;
  /** Numbers that this reply may bring. */
  allow?: readonly number[];
  profile?: Profile;
} & Partial<Pick<CoachRequest, "lang" | "tone" | "history" | "memory" | "earlier">>;
