/** What the coach is told of the days: verdicts and promises as rows say them, never a model's own words. */
import type { MemoryLine, PromiseLine } from "#shared/coach-protocol.ts";
import { type Day, DAYS } from "#shared/day.ts";
import { declaredCount } from "#shared/is-declared.ts";
import { labelOf } from "#shared/reply-score.ts";
import type { Programme } from "#shared/programme.ts";
import { readDayLog } from "./day-log.ts";
import { currentDb } from "./db.ts";
import { readProgramme } from "./programme.ts";
import type { PromiseRow, VerdictRow } from "./rows.ts";
import { clippedSaid } from "./said-line.ts";
import { readReply } from "./threads.ts";
import { readJudgedTexts, scoreOf } from "./verdicts.ts";

/** One line a day at most of each. */
export type CoachMemory = { memory: MemoryLine[]; promises: PromiseLine[] };

/**
 * Of each day the newest verdict, with its next action and what became of it; and, where that does not tell it, the
 * newest promise that was settled, or else the newest one owed. A thread in the bin is forgotten, promises included.
 */
export async function readCoachMemory(): Promise<CoachMemory> {
  const db = currentDb();
  const tables = [db.verdicts, db.promises, db.messages, db.exchanges, db.dayLog, db.programme];
  return db.dexie.transaction("r", tables, async () => {
    const programme = await readProgramme();
    const told: CoachMemory = { memory: [], promises: [] };
    const promises = (await db.promises.toArray()).toSorted((one, other) => (one.id < other.id ? 1 : -1));
    for (const day of DAYS) {
      const verdict = (await readJudgedTexts(day)).findLast(({ isKept }) => isKept)?.verdict;
      const made = await allKept(promises.filter((promise) => promise.day === day));
      const own = verdict && ownPromise(verdict, made);
      if (verdict !== undefined) told.memory.push(lineOf(await asScored(day, verdict, programme), own));
      const others = made.filter((promise) => promise !== own || promise.state === "not-done");
      const [settled] = others.filter(isSettled).toSorted((one, other) => settledAtOf(other) - settledAtOf(one));
      const promise = settled ?? others[0];
      if (promise !== undefined) told.promises.push({ day, action: said(promise), outcome: OUTCOME[promise.state] });
    }
    return told;
  });
}

/** With the one score, which counts what the person has declared done by now. */
async function asScored(day: Day, verdict: VerdictRow, programme: Programme | undefined): Promise<VerdictRow> {
  const { declared } = await readDayLog(day);
  const score = scoreOf(verdict, declaredCount(programme?.missions[day - 1]?.criteria ?? [], declared));
  return score === verdict.score ? verdict : { ...verdict, score, label: labelOf(score) };
}

/** A reply that only changed a score speaks of the action of the one before. */
function ownPromise({ replyId, action }: VerdictRow, made: readonly PromiseRow[]): PromiseRow | undefined {
  const own = made.find((promise) => promise.replyId === replyId);
  return own ?? made.find(({ text }) => action !== "" && clippedSaid(text) === action);
}

/** An action that was let go is none any more: it is told as a promise, for a line has no word for it. */
function lineOf({ day, label, score, blocked, action }: VerdictRow, own: PromiseRow | undefined): MemoryLine {
  const line = { day, label, score, blocked };
  if (own === undefined) return { ...line, action, done: "open" };
  if (own.state === "not-done") return { ...line, action: "", done: "open" };
  return { ...line, action: said(own), done: own.state };
}

async function allKept(promises: PromiseRow[]): Promise<PromiseRow[]> {
  const kept = await Promise.all(promises.map(({ replyId }) => isReadable(replyId)));
  return promises.filter((_, index) => kept[index] === true);
}

/** The reply is there, in an exchange that is not in the bin. */
async function isReadable(replyId: string): Promise<boolean> {
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
