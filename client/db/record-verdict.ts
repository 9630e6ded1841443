/** What a reply judged is read from it once, as it ends. */
import type { Day } from "#shared/day.ts";
import { type Judgement, judgedCriteria } from "#shared/judged-criteria.ts";
import type { Reply } from "#shared/message.ts";
import type { Blocker } from "#shared/reply-points.ts";
import { readReply as readForm } from "#shared/verdict.ts";
import { now } from "../platform/clock.ts";
import { currentDb } from "./db.ts";
import { readProgramme } from "./programme.ts";
import type { VerdictRow } from "./rows.ts";
import { readQuestion } from "./threads.ts";

/** What one line of the memory may hold of a blocker or an action (`shared/coach-protocol`: 300 at most). */
const SAID_MAX = 160;

/** Keeps what a whole reply judged, if it did: call it in the transaction that writes its end. */
export async function recordVerdict(reply: Reply): Promise<void> {
  if (reply.state.status !== "complete" || reply.source?.kind !== "model") return;
  const { deliverable } = await readQuestion(reply.parentId);
  if (deliverable === null) return;
  const form = readForm(reply.text, deliverable.text);
  if (form.kind === "plain" || form.score === null || form.label === null) return;
  const [blocker] = form.blockers;
  await currentDb().verdicts.put({
    replyId: reply.id,
    day: reply.day,
    version: deliverable.version,
    label: form.label,
    score: form.score,
    blocked: clipped(blocker === undefined ? "" : blocker.missed || blocker.text),
    action: clipped(form.nextAction ?? ""),
    // What was cut off may have named more.
    ...(reply.state.reason === "stop" && (await criteriaOf(reply.day, form.score, form.blockers))),
    judgedAt: now(),
  });
}

async function criteriaOf(
  day: Day,
  score: number,
  blockers: readonly Blocker[],
): Promise<Required<Pick<VerdictRow, "met" | "missed">>> {
  const criteria = (await readProgramme())?.missions[day - 1]?.criteria ?? [];
  const judgements = judgedCriteria(criteria, score, blockers);
  const named = (judgement: Judgement) =>
    criteria.filter((_, index) => judgements[index] === judgement).map(({ text }) => text.fr);
  return { met: named("met"), missed: named("missed") };
}

/** On one line, for it is one line of the memory. */
function clipped(text: string): string {
  return text
    .replaceAll(/[*_`]+/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .slice(0, SAID_MAX)
    .replace(/[\uD800-\uDBFF]$/u, "");
}
