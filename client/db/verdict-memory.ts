/** What the coach is told of its past verdicts: one line a day, built from rows and never from a model's own words. */
import type { MemoryLine } from "#shared/coach-protocol.ts";
import { DAYS } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import type { PromiseRow, VerdictRow } from "./rows.ts";
import { readReply } from "./threads.ts";
import { readVerdicts } from "./verdicts.ts";

/** The newest verdict of each day that has one, by day. A thread in the bin is forgotten. */
export async function readVerdictMemory(): Promise<MemoryLine[]> {
  const db = currentDb();
  return db.dexie.transaction("r", db.verdicts, db.promises, db.messages, db.exchanges, async () => {
    const lines: MemoryLine[] = [];
    for (const day of DAYS) {
      const verdict = await newestKept(await readVerdicts(day));
      if (verdict === undefined) continue;
      const promise = await db.promises.filter(({ replyId }) => replyId === verdict.replyId).first();
      const { label, score, blocked, action } = verdict;
      lines.push({ day, label, score, blocked, action: promise?.text.slice(0, 300) ?? action, done: doneOf(promise) });
    }
    return lines;
  });
}

async function newestKept(verdicts: VerdictRow[]): Promise<VerdictRow | undefined> {
  for (const verdict of verdicts.toReversed()) {
    const reply = await readReply(verdict.replyId);
    const exchange = reply === undefined ? undefined : await currentDb().exchanges.get(reply.exchangeId);
    if (exchange?.deletedAt === null) return verdict;
  }
  return undefined;
}

/** The wire knows three ends; an action that was let go is, to the coach, one that was not done. */
function doneOf(promise: PromiseRow | undefined): MemoryLine["done"] {
  if (promise === undefined || promise.state === "open") return "open";
  return promise.state === "done" ? "done" : "put-off";
}
