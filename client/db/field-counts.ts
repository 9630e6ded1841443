/** The field counters, kept with each day's log. Every write is durable when its promise resolves. */
import { useLiveQuery } from "dexie-react-hooks";
import type { Day } from "#shared/day.ts";
import { COUNT_MAX, type FieldCounter, type FieldCounts } from "#shared/field-counts.ts";
import { now } from "../platform/clock.ts";
import { changeDay } from "./day-log.ts";
import { currentDb } from "./db.ts";

/** What was counted, by day, days with nothing left out; `undefined` while it is read. */
export function useFieldCounts(): ReadonlyMap<Day, FieldCounts> | undefined {
  return useLiveQuery(readFieldCounts);
}

export async function readFieldCounts(): Promise<ReadonlyMap<Day, FieldCounts>> {
  const rows = await currentDb().dayLog.toArray();
  return new Map(rows.flatMap(({ day, counts }) => (counts === undefined ? [] : [[day, counts] as const])));
}

/** `null`: it was not counted after all. */
export async function setCount(day: Day, counter: FieldCounter, count: number | null): Promise<void> {
  await changeDay(day, (row) => {
    const { [counter]: _, ...others } = row.counts ?? {};
    return { ...row, counts: count === null ? others : { ...others, [counter]: count }, touchedAt: now() };
  });
}

/** One more, or one fewer, than there are when it is written: two tabs that count at once lose nothing. */
export async function addToCount(day: Day, counter: FieldCounter, step: 1 | -1): Promise<void> {
  await changeDay(day, (row) => {
    const count = Math.min(Math.max((row.counts?.[counter] ?? 0) + step, 0), COUNT_MAX);
    return { ...row, counts: { ...row.counts, [counter]: count }, touchedAt: now() };
  });
}
