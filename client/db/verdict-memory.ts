/** What the coach is told of its past verdicts: one line a day, built from rows and never from a model's own words. */
import type { MemoryLine } from "#shared/coach-protocol.ts";
import { type Day, DAYS } from "#shared/day.ts";
import { declaredCount } from "#shared/is-declared.ts";
import { labelOf } from "#shared/reply-score.ts";
import { readDayLog } from "./day-log.ts";
import { currentDb } from "./db.ts";
import { readProgramme } from "./programme.ts";
import type { PromiseRow, VerdictRow } from "./rows.ts";
import { clippedSaid } from "./said-line.ts";
import { readJudgedTexts, scoreOf } from "./verdicts.ts";

/** The newest verdict of each day that has one, by day. A thread in the bin is forgotten. */
export async function readVerdictMemory(): Promise<MemoryLine[]> {
  const db = currentDb();
  const tables = [db.verdicts, db.promises, db.messages, db.exchanges, db.dayLog, db.programme];
  return db.dexie.transaction("r", tables, async () => {
    const programme = await readProgramme();
    const lines: MemoryLine[] = [];
    for (const day of DAYS) {
      const verdict = (await readJudgedTexts(day)).findLast(({ isKept }) => isKept)?.verdict;
      if (verdict === undefined) continue;
      const { declared } = await readDayLog(day);
      const score = scoreOf(verdict, declaredCount(programme?.missions[day - 1]?.criteria ?? [], declared));
      const label = score === verdict.score ? verdict.label : labelOf(score);
      const promise = await promiseOf(day, verdict);
      const { blocked, action } = verdict;
      lines.push({ day, label, score, blocked, action: promise?.text.slice(0, 300) ?? action, done: doneOf(promise) });
    }
    return lines;
  });
}

/** A reply that only changed a score speaks of the action of the one before. */
async function promiseOf(day: Day, { replyId, action }: VerdictRow): Promise<PromiseRow | undefined> {
  const promises = await currentDb()
    .promises.filter((promise) => promise.day === day)
    .toArray();
  const own = promises.find((promise) => promise.replyId === replyId);
  return own ?? promises.find(({ text }) => action !== "" && clippedSaid(text) === action);
}

/** The wire knows three ends; an action that was let go is, to the coach, one that was not done. */
function doneOf(promise: PromiseRow | undefined): MemoryLine["done"] {
  if (promise === undefined || promise.state === "open") return "open";
  return promise.state === "done" ? "done" : "put-off";
}
