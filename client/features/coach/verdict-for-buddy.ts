/** A verdict as it is sent to the binôme: what it says, what is in the way and what comes next, and no more. */
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { BUDDY_TEXT_MAX } from "#shared/binome-protocol.ts";
import type { Question, Reply } from "#shared/message.ts";
import { withoutMarks } from "#shared/plain-text.ts";
import { withoutMisquotes } from "#shared/reply-points.ts";
import { readReply } from "#shared/verdict.ts";

/** In the reader's language; `led` puts a heading before its words as that language does. */
export type VerdictHeadings = { blocks: string; action: string; led: (heading: string, words: string) => string };

/** `shown`: the score that stands beside it, else its own. `null`: the reply is no whole verdict of a model on a text. */
export function verdictForBuddy(
  reply: Reply,
  question: Question,
  headings: VerdictHeadings,
  shown: number | null,
): BuddyBody | null {
  const { deliverable, day } = question;
  if (reply.state.status !== "complete" || reply.source?.kind !== "model" || deliverable === null) return null;
  const reading = readReply(reply.text, deliverable.text);
  if (reading.kind === "plain" || reading.score === null) return null;
  const { sentence, quotes, misquotes, blockers, nextAction } = reading;
  const lines = [
    withoutMarks(withoutMisquotes({ text: sentence, quotes, misquotes })),
    ...blockers.map((blocker) => headings.led(headings.blocks, withoutMarks(withoutMisquotes(blocker)))),
    nextAction === null ? "" : headings.led(headings.action, withoutMarks(nextAction)),
  ];
  const text = lines
    .filter((line) => line !== "")
    .join("\n")
    .slice(0, BUDDY_TEXT_MAX)
    .replace(/[\uD800-\uDBFF]$/u, "")
    .trim();
  return text === ""
    ? null
    : { kind: "verdict", day, version: deliverable.version, score: shown ?? reading.score, text };
}
