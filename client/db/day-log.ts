/** What the person says of a day: criteria ticked by hand, the day closed. Every write is durable when its promise resolves. */
import { useLiveQuery } from "dexie-react-hooks";
import type { Day } from "#shared/day.ts";
import { now } from "../platform/clock.ts";
import { currentDb } from "./db.ts";
import type { DayLogRow } from "./rows.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

/** `undefined` while it is read; an untouched day has an empty row. */
export function useDayLog(day: Day): DayLogRow | undefined {
  return useKeyedQuery(day, () => readDayLog(day));
}

/** When each closed day was closed, in epoch milliseconds; `undefined` while they are read. */
export function useClosedDays(): ReadonlyMap<Day, number> | undefined {
  return useLiveQuery(readClosedDays);
}

export async function readClosedDays(): Promise<ReadonlyMap<Day, number>> {
  const rows = await currentDb().dayLog.toArray();
  return new Map(rows.flatMap(({ day, closedAt }) => (closedAt === null ? [] : [[day, closedAt] as const])));
}

export async function readDayLog(day: Day): Promise<DayLogRow> {
  return (await currentDb().dayLog.get(day)) ?? { day, declared: [], closedAt: null };
}

/** `criterion` is its French text. */
export async function declareCriterion(day: Day, criterion: string, isDone: boolean): Promise<void> {
  await changeDay(day, (row) => {
    const others = row.declared.filter((declared) => declared !== criterion);
    return { ...row, declared: isDone ? [...others, criterion] : others, touchedAt: now() };
  });
}

/** A day closed twice keeps its first hour. */
export async function closeDay(day: Day): Promise<void> {
  await changeDay(day, (row) => ({ ...row, closedAt: row.closedAt ?? now() }));
}

export async function reopenDay(day: Day): Promise<void> {
  await changeDay(day, (row) => ({ ...row, closedAt: null, touchedAt: now() }));
}

/** Reads and writes the row in one transaction, which may be part of the caller's. */
export async function changeDay(day: Day, change: (row: DayLogRow) => DayLogRow): Promise<void> {
  const db = currentDb();
  await db.dexie.transaction("rw", db.dayLog, async () => {
    await db.dayLog.put(change(await readDayLog(day)));
  });
}
