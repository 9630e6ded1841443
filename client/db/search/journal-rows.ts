/**
 * What the index takes from the rows of the database. They come as the browser has them, perhaps from another version of
 * the app: what is not understood is left out. By hand, since a schema would take seconds over a large journal.
 */
import { CivilDate, Day, type TakenUp } from "#shared/day.ts";
import type { ExchangeRow } from "../rows.ts";

export type MessageText = {
  id: string;
  exchangeId: string;
  text: string;
  /** Of a question: what the exchange is called if it is the first. */
  title: string | null;
  isCritique: boolean;
};

export type VersionText = { id: string; day: Day; n: number; text: string; createdAt: number };

/** `text` is "" where the entry has no words of its own. `seq` 0: the server has not got it. */
export type BuddyEntryText = { id: string; pairId: string; seq: number; at: number; text: string };

export function buddyEntryOf(row: unknown): BuddyEntryText | null {
  const { id, pairId, seq, at, body } = fieldsOf(row);
  if (typeof id !== "string" || typeof pairId !== "string" || !isMoment(at)) return null;
  const { text } = fieldsOf(body);
  return { id, pairId, seq: timeOf(seq) ?? 0, at, text: typeof text === "string" ? text : "" };
}

export function pairOf(row: unknown): { id: string; name: string } | null {
  const { id, name } = fieldsOf(row);
  return typeof id !== "string" || typeof name !== "string" ? null : { id, name };
}

export function takenUpOf(row: unknown): TakenUp | null {
  const { day, takenUpOn } = fieldsOf(row);
  const on = CivilDate.safeParse(takenUpOn);
  return isDay(day) && on.success ? { day, on: on.data } : null;
}

export function exchangeOf(row: unknown): ExchangeRow | null {
  const { id, day, createdAt, pinnedAt, deletedAt } = fieldsOf(row);
  if (typeof id !== "string" || !isDay(day) || typeof createdAt !== "number") return null;
  return { id, day, createdAt, pinnedAt: timeOf(pinnedAt), deletedAt: timeOf(deletedAt) };
}

export function messageOf(row: unknown): MessageText | null {
  const { id, exchangeId, text, role, label, mode } = fieldsOf(row);
  if (typeof id !== "string" || typeof exchangeId !== "string" || typeof text !== "string") return null;
  const title = role === "question" ? (typeof label === "string" ? label : text) : null;
  return { id, exchangeId, text, title, isCritique: mode === "critique" };
}

export function versionOf(row: unknown): VersionText | null {
  const { id, day, n, text, createdAt } = fieldsOf(row);
  if (typeof id !== "string" || !isDay(day) || typeof n !== "number" || typeof text !== "string") return null;
  return { id, day, n, text, createdAt: timeOf(createdAt) ?? 0 };
}

function fieldsOf(row: unknown): Record<string, unknown> {
  return typeof row === "object" && row !== null ? { ...row } : {};
}

function isDay(value: unknown): value is Day {
  return Day.safeParse(value).success;
}

/** What a date can hold: of anything else no date can be told. */
function isMoment(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= 8.64e15;
}

function timeOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
