/** The promise ledger: next actions that became commitments. Every write is durable when its promise resolves. */
import { useLiveQuery } from "dexie-react-hooks";
import { type CivilDate, civilDateAfter, civilDateIn, type Day, type TimeZone } from "#shared/day.ts";
import { now } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { currentDb } from "./db.ts";
import { noteWorkOn } from "./promise-words.ts";
import type { PromiseRow } from "./rows.ts";
import { readSession } from "./session.ts";

/** `owed`: still open, the oldest first. `settled`: kept or let go on this date, the last one first. */
export type PromisesTold = { owed: PromiseRow[]; settled: PromiseRow[] };

/** Read together: one that is settled is never in neither of the two. `undefined` while they are read. */
export function usePromisesTold(on: CivilDate): PromisesTold | undefined {
  return useLiveQuery(() => {
    const { dexie, promises, meta } = currentDb();
    return dexie.transaction("r", promises, meta, async () => ({
      owed: await readPromisesOwed(),
      settled: await readPromisesSettled(on),
    }));
  }, [on]);
}

export async function readPromisesOwed(): Promise<PromiseRow[]> {
  const owed = await currentDb().promises.where("state").anyOf("open", "put-off").toArray();
  return owed.toSorted((a, b) => (a.dueOn + a.id < b.dueOn + b.id ? -1 : 1));
}

async function readPromisesSettled(on: CivilDate): Promise<PromiseRow[]> {
  const zone = await readZone();
  const settled = await currentDb().promises.where("state").anyOf("done", "not-done").toArray();
  return settled
    .flatMap((row) => (row.settledAt === undefined ? [] : [{ row, at: row.settledAt }]))
    .filter(({ at }) => civilDateIn(zone, at) === on)
    .toSorted((one, other) => other.at - one.at)
    .map(({ row }) => row);
}

/** The promise that a reply's next action became; `null` where it became none, `undefined` while it is read. */
export function usePromiseOf(replyId: string): PromiseRow | null | undefined {
  return useLiveQuery(async () => (await readPromiseOf(replyId)) ?? null, [replyId]);
}

/** The same, or else one that is owed already in these very words, whichever reply said them first. `words` of "": none. */
export function usePromiseIn(replyId: string, words: string): PromiseRow | null | undefined {
  return useLiveQuery(async () => (await findPromise(replyId, words)) ?? null, [replyId, words]);
}

/** One reply makes one promise, and words that are owed are not promised twice. Due tomorrow: a next action is one of less than a day. */
export async function makePromise(day: Day, replyId: string, text: string): Promise<PromiseRow> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.promises, db.meta, async () => {
    const made = await findPromise(replyId, text);
    if (made !== undefined) return made;
    const row: PromiseRow = {
      id: newId(),
      day,
      replyId,
      text,
      dueOn: await dateIn(1),
      state: "open",
      createdAt: now(),
    };
    await db.promises.add(row);
    return row;
  });
}

/** Undoes `makePromise`: it was none. */
export async function takeBackPromise(id: string): Promise<void> {
  await currentDb().promises.delete(id);
}

/** Answers the row as it was, for an undo. `put-off`: it is due tomorrow. `open`: what was settled is owed again. */
export async function settlePromise(id: string, state: PromiseRow["state"]): Promise<PromiseRow | null> {
  const db = currentDb();
  return db.dexie.transaction("rw", db.promises, db.dayLog, db.meta, async () => {
    const row = await db.promises.get(id);
    if (row === undefined) return null;
    await noteWorkOn(row);
    const { settledAt: _, ...owed } = row;
    const isSettled = state === "done" || state === "not-done";
    const dueOn = state === "put-off" ? await dateIn(1) : row.dueOn;
    await db.promises.put({ ...owed, state, dueOn, ...(isSettled && { settledAt: now() }) });
    return row;
  });
}

/** The day it is due on, as the person chose it. */
export async function movePromise(id: string, dueOn: CivilDate): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.promises, db.dayLog, async () => {
    const row = await db.promises.get(id);
    if (row === undefined) return;
    await noteWorkOn(row);
    await db.promises.put({ ...row, dueOn });
  });
}

/** As it was before it was settled or taken out; words that were typed since stay. */
export async function restorePromise(row: PromiseRow): Promise<void> {
  const { dexie, promises } = currentDb();
  await dexie.transaction("rw", promises, async () => {
    const { text } = (await promises.get(row.id)) ?? row;
    await promises.put({ ...row, text });
  });
}

async function findPromise(replyId: string, words: string): Promise<PromiseRow | undefined> {
  const own = await readPromiseOf(replyId);
  return (
    own ?? (words === "" ? undefined : (await readPromisesOwed()).find(({ text }) => text.trim() === words.trim()))
  );
}

function readPromiseOf(replyId: string): Promise<PromiseRow | undefined> {
  return currentDb()
    .promises.filter((row) => row.replyId === replyId)
    .first();
}

async function dateIn(days: number): Promise<CivilDate> {
  return civilDateAfter(civilDateIn(await readZone(), now()), days);
}

/** The programme's own zone says what tomorrow is; a device that never met the server has only its own. */
async function readZone(): Promise<TimeZone> {
  return (await readSession())?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
