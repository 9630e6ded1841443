/**
 * What the index takes from the rows of the database. They come as the browser has them, perhaps from another version of
 * the app: what is not understood is left out. By hand, since a schema would take seconds over a large journal.
 */
import { Day } from "#shared/day.ts";
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

function timeOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
