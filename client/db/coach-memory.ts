/** What the coach is told of the days: verdicts and promises as rows say them, never a model's own words. */
import type { MemoryLine, PromiseLine } from "#shared/coach-protocol.ts";
import { DAYS } from "#shared/day.ts";
import { currentDb } from "./db.ts";
import type { PromiseRow, VerdictRow } from "./rows.ts";
import { readReply } from "./threads.ts";
import { readVerdicts } from "./verdicts.ts";

/** One line a day at most of each. */
export type CoachMemory = { memory: MemoryLine[]; promises: PromiseLine[] };

/**
 * Of each day the newest verdict, with its next action and what became of it; and, where that does not tell it, the
 * newest promise that was settled, or else the newest one owed. A thread in the bin is forgotten, promises included.
 */
export async function readCoachMemory(): Promise<CoachMemory> {
  const db = currentDb();
  return db.dexie.transaction("r", db.verdicts, db.promises, db.messages, db.exchanges, async () => {
    const told: CoachMemory = { memory: [], promises: [] };
    const promises = (await db.promises.toArray()).toSorted((one, other) => (one.id < other.id ? 1 : -1));
    for (const day of DAYS) {
      const verdict = await newestKept(await readVerdicts(day));
      const made = await allKept(promises.filter((promise) => promise.day === day));
      const own = made.find(({ replyId }) => replyId === verdict?.replyId);
      if (verdict !== undefined) told.memory.push(lineOf(day, verdict, own));
      const others = made.filter((promise) => promise !== own || promise.state === "not-done");
      const [settled] = others.filter(isSettled).toSorted((one, other) => settledAtOf(other) - settledAtOf(one));
      const promise = settled ?? others[0];
      if (promise !== undefined) told.promises.push({ day, action: said(promise), outcome: OUTCOME[promise.state] });
    }
    return told;
  });
}

/** An action that was let go is none any more: it is told as a promise, for a line has no word for it. */
function lineOf(day: number, { label, score, blocked, action }: VerdictRow, own: PromiseRow | undefined): MemoryLine {
  const line = { day, label, score, blocked };
  if (own === undefined) return { ...line, action, done: "open" };
  if (own.state === "not-done") return { ...line, action: "", done: "open" };
  return { ...line, action: said(own), done: own.state };
}

async function newestKept(verdicts: VerdictRow[]): Promise<VerdictRow | undefined> {
  for (const verdict of verdicts.toReversed()) if (await isKept(verdict.replyId)) return verdict;
  return undefined;
}

async function allKept(promises: PromiseRow[]): Promise<PromiseRow[]> {
  const kept = await Promise.all(promises.map(({ replyId }) => isKept(replyId)));
  return promises.filter((_, index) => kept[index] === true);
}

/** The reply is there, in an exchange that is not in the bin. */
async function isKept(replyId: string): Promise<boolean> {
  const reply = await readReply(replyId);
  const exchange = reply === undefined ? undefined : await currentDb().exchanges.get(reply.exchangeId);
  return exchange?.deletedAt === null;
}

function isSettled({ state }: PromiseRow): boolean {
  return state === "done" || state === "not-done";
}

function settledAtOf({ settledAt, createdAt }: PromiseRow): number {
  return settledAt ?? createdAt;
}

/** As much as the wire takes. */
function said({ text }: PromiseRow): string {
  return text.slice(0, 300).replace(/[\uD800-\uDBFF]$/u, "");
}

const OUTCOME: Record<PromiseRow["state"], PromiseLine["outcome"]> = {
  open: "open",
  "put-off": "put-off",
  done: "done",
  "not-done": "let-go",
};
