/**
 * The remark of the binôme that goes along with a day's next question: the person put it above the coach's composer, where
 * it is seen as it will leave. One a day; the message that it came from stays where it is, so nothing here is anyone's
 * only words. Nothing else of what binômes write is ever given to the coach.
 */
import { Remark, REMARK_MAX } from "#shared/coach-protocol.ts";
import type { Day } from "#shared/day.ts";
import { now } from "../platform/clock.ts";
import { currentDb } from "./db.ts";
import type { BuddyEntryRow } from "./rows.ts";
import { useKeyedQuery } from "./use-keyed-query.ts";

const CUT_MARK = " […]";

/** Whether the coach may be shown that entry: typed words of the other one. */
export function isRemark({ fromMe, body }: BuddyEntryRow): boolean {
  return !fromMe && body.kind === "text";
}

/** Durable when it resolves; it takes the place of the one before. Nothing happens for an entry that is none. */
export async function showRemark(day: Day, entry: BuddyEntryRow): Promise<void> {
  if (!isRemark(entry) || entry.body.kind !== "text") return;
  const { dexie, pairs, meta } = currentDb();
  const { text } = entry.body;
  await dexie.transaction("rw", pairs, meta, async () => {
    const from = (await pairs.get(entry.pairId))?.name ?? "";
    await meta.put({ key: keyOf(day), value: { from: from.trim(), text: cut(text.trim()) }, storedAt: now() });
  });
}

/** `undefined` while it is read; `null` where there is none. */
export function useRemark(day: Day): Remark | null | undefined {
  return useKeyedQuery(day, () => readRemark(day));
}

export async function readRemark(day: Day): Promise<Remark | null> {
  const stored = Remark.safeParse((await currentDb().meta.get(keyOf(day)))?.value);
  return stored.success ? stored.data : null;
}

/** It was taken away, or has left: another one that was put there meanwhile stays. */
export async function dropRemark(day: Day, remark: Remark): Promise<void> {
  const { dexie, meta } = currentDb();
  await dexie.transaction("rw", meta, async () => {
    const there = await readRemark(day);
    if (there?.text === remark.text && there.from === remark.from) await meta.delete(keyOf(day));
  });
}

function keyOf(day: Day): string {
  return `remark:${day}`;
}

/** What is too long loses its end where it is shown, not on the way. */
function cut(text: string): string {
  if (text.length <= REMARK_MAX) return text;
  const head = text.slice(0, REMARK_MAX - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/u, "");
  return `${head.trimEnd()}${CUT_MARK}`;
}
