/**
 * The journal in memory, for a worker: which exchanges there are, and every text of theirs as it is compared. The texts
 * themselves stay in the database. Whatever order rows are told in, and however often, the index comes out the same.
 */
import type { Day } from "#shared/day.ts";
import { type BuddyThread, buddyDay, buddyThreadId, buddyThreadOf, calendarOr } from "../buddy-days.ts";
import type { ZonedCalendar } from "../calendar.ts";
import type { ExchangeRow } from "../rows.ts";
import { fold } from "./fold.ts";
import {
  type BuddyEntryText,
  buddyEntryOf,
  exchangeOf,
  messageOf,
  type MessageText,
  pairOf,
  versionOf,
} from "./journal-rows.ts";

export type IndexedText = {
  id: string;
  folded: string;
  /** What a question is called, cut where no list would show more; `null`: a reply. */
  title: string | null;
  isCritique: boolean;
};

export type IndexedExchange = {
  row: ExchangeRow;
  /** All of its messages have been told. */
  isRead: boolean;
  /** In the order they were made. */
  texts: IndexedText[];
};

export type IndexedVersion = { id: string; day: Day; n: number; createdAt: number; folded: string };

export type IndexedEntry = IndexedText & Pick<BuddyEntryText, "seq" | "at">;

/** What one pair wrote on one date. */
export type IndexedBuddyThread = {
  id: string;
  pairId: string;
  day: Day;
  /** In the order of the server, which is that of the two of them; what it has not yet comes last. */
  entries: IndexedEntry[];
};

export type JournalIndex = {
  exchanges: Map<string, IndexedExchange>;
  versions: Map<string, IndexedVersion>;
  buddyThreads: Map<string, IndexedBuddyThread>;
  /** The thread of each entry. */
  buddyThreadIds: Map<string, string>;
  /** Of the other one of each pair, present or past. */
  buddyNames: Map<string, string>;
  /** Told before any entry. */
  calendar: ZonedCalendar;
  /** Counts the changes. */
  revision: number;
};

const TITLE_CHARACTERS = 160;

export function emptyIndex(): JournalIndex {
  return {
    exchanges: new Map(),
    versions: new Map(),
    buddyThreads: new Map(),
    buddyThreadIds: new Map(),
    buddyNames: new Map(),
    calendar: calendarOr(undefined),
    revision: 0,
  };
}

export function tellExchange(index: JournalIndex, row: unknown): void {
  const exchange = exchangeOf(row);
  if (exchange === null) return;
  const known = index.exchanges.get(exchange.id);
  if (known === undefined) index.exchanges.set(exchange.id, { row: exchange, isRead: false, texts: [] });
  else known.row = exchange;
  index.revision++;
}

export function forgetExchange(index: JournalIndex, id: string): void {
  index.exchanges.delete(id);
  index.revision++;
}

/** A message whose exchange was never told is left out: nothing could show it. */
export function tellMessage(index: JournalIndex, row: unknown): void {
  const message = messageOf(row);
  const exchange = message === null ? undefined : index.exchanges.get(message.exchangeId);
  if (message === null || exchange === undefined) return;
  putInOrder(exchange.texts, indexed(message));
  index.revision++;
}

export function forgetMessage(index: JournalIndex, id: string): void {
  for (const exchange of index.exchanges.values()) {
    const at = exchange.texts.findIndex((text) => text.id === id);
    if (at !== -1) exchange.texts.splice(at, 1);
  }
  index.revision++;
}

export function tellVersion(index: JournalIndex, row: unknown): void {
  const version = versionOf(row);
  if (version === null) return;
  const { id, day, n, createdAt, text } = version;
  index.versions.set(id, { id, day, n, createdAt, folded: fold(text) });
  index.revision++;
}

export function forgetVersion(index: JournalIndex, id: string): void {
  index.versions.delete(id);
  index.revision++;
}

export function tellPair(index: JournalIndex, row: unknown): void {
  const pair = pairOf(row);
  if (pair === null) return;
  index.buddyNames.set(pair.id, pair.name);
  index.revision++;
}

export function forgetPair(index: JournalIndex, id: string): void {
  index.buddyNames.delete(id);
  index.revision++;
}

/** Its number and its time are another once the server has it, and its date may be. */
export function tellBuddyEntry(index: JournalIndex, row: unknown): void {
  const entry = buddyEntryOf(row);
  if (entry === null) return;
  forgetBuddyEntry(index, entry.id);
  const thread = buddyThreadOf(entry, index.calendar.zone);
  const id = buddyThreadId(thread);
  const { entries } = index.buddyThreads.get(id) ?? openThread(index, id, thread);
  const { seq, at } = entry;
  index.buddyThreadIds.set(entry.id, id);
  const place = entries.findLastIndex((other) => isBefore(other, entry)) + 1;
  entries.splice(place, 0, { id: entry.id, folded: fold(entry.text), title: null, isCritique: false, seq, at });
}

export function forgetBuddyEntry(index: JournalIndex, entryId: string): void {
  index.revision++;
  const id = index.buddyThreadIds.get(entryId);
  const thread = id === undefined ? undefined : index.buddyThreads.get(id);
  if (thread === undefined) return;
  index.buddyThreadIds.delete(entryId);
  thread.entries = thread.entries.filter((entry) => entry.id !== entryId);
  if (thread.entries.length === 0) index.buddyThreads.delete(thread.id);
}

function openThread(index: JournalIndex, id: string, thread: BuddyThread): IndexedBuddyThread {
  const opened = { id, pairId: thread.pairId, day: buddyDay(thread, index.calendar), entries: [] };
  index.buddyThreads.set(id, opened);
  return opened;
}

function isBefore(one: { seq: number; id: string }, other: { seq: number; id: string }): boolean {
  if (one.seq !== other.seq) return (one.seq || Infinity) < (other.seq || Infinity);
  return one.id < other.id;
}

function indexed({ id, text, title, isCritique }: MessageText): IndexedText {
  return { id, folded: fold(text), title: title?.slice(0, TITLE_CHARACTERS) ?? null, isCritique };
}

/** Nearly always at the end: ids sort by the time they were made. */
function putInOrder(texts: IndexedText[], text: IndexedText): void {
  let at = texts.length;
  while (at > 0 && (texts[at - 1]?.id ?? "") > text.id) at--;
  const replaced = at > 0 && texts[at - 1]?.id === text.id ? 1 : 0;
  texts.splice(at - replaced, replaced, text);
}
