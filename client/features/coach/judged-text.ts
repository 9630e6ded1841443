/** The text whose judgement a question may contest. */
import { currentDb } from "#client/db/db.ts";
import { saysSomething, type ThreadTurn } from "#client/db/threads.ts";

/**
 * The text that the branch's last answered reply spoke of; `null`: none was answered, it spoke of no text, or it was a line of a
 * role play.
 */
export async function readJudgedText(branch: readonly ThreadTurn[]): Promise<string | null> {
  const answered = branch.findLastIndex(({ replies }) => replies.some(saysSomething));
  const turns = branch.slice(0, answered + 1);
  const replyIds = turns.flatMap(({ replies }) => replies.map(({ id }) => id));
  const judged = new Set(await currentDb().verdicts.where("replyId").anyOf(replyIds).primaryKeys());
  if (isRolePlay(turns, judged)) return null;
  return turns.at(-1)?.question.deliverable?.text ?? null;
}

/**
 * A chip begins it, and what is typed below goes on with it: « je ne suis pas d’accord » is then said to the customer whom the
 * coach plays. « Stop », another chip and a verdict end it.
 */
function isRolePlay(turns: readonly ThreadTurn[], judged: ReadonlySet<string>): boolean {
  for (const { question, replies } of turns.toReversed()) {
    if (STOP.test(question.text) || replies.some(({ id }) => judged.has(id))) return false;
    if (question.mode !== "free") return question.mode === "roleplay";
  }
  return false;
}

const STOP = /^\P{L}*(?:ok\P{L}+)?stop(?!\p{L})/iu;
