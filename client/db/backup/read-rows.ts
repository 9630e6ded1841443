/** What is on this device, as one transaction sees it: everything, one day, one exchange, or what a pair wrote on one date. */
import { eveningLines } from "../evening-lines.ts";
import type { Day } from "#shared/day.ts";
import { type BuddyThread, buddyDay, buddyThreadOf, calendarOr } from "../buddy-days.ts";
import { readCalendar, type ZonedCalendar } from "../calendar.ts";
import { currentDb } from "../db.ts";
import type { BuddyEntryRow } from "../rows.ts";
import { BACKUP_TABLES, type BackupRows, noRows } from "./backup-format.ts";

export type BackupScope =
  | { kind: "everything" }
  | { kind: "day"; day: Day }
  | { kind: "exchange"; exchangeId: string }
  | { kind: "buddy"; thread: BuddyThread };

/** Rows in the order of their keys. Of less than everything: what was said and written there, and nothing else. */
export async function readRows(scope: BackupScope): Promise<BackupRows> {
  const calendar = calendarOr(await readCalendar());
  return currentDb().dexie.transaction("r", [...BACKUP_TABLES], async () => {
    const rows = await readAll();
    switch (scope.kind) {
      case "everything":
        return rows;
      case "day":
        return {
          ...rowsOf(rows, ({ day }) => day === scope.day),
          ...buddyRows(rows, (entry) => buddyDay(buddyThreadOf(entry, calendar.zone), calendar) === scope.day),
        };
      case "exchange":
        return rowsOf(rows, ({ id, exchangeId }) => id === scope.exchangeId || exchangeId === scope.exchangeId);
      case "buddy":
        return { ...noRows(), ...buddyRows(rows, (entry) => isIn(entry, scope.thread, calendar)) };
    }
  });
}

/** Inside a transaction over all tables of words. */
export async function readAll(): Promise<BackupRows> {
  const db = currentDb();
  const [exchanges, messages, versions, verdicts, promises, dayLog, pairs, buddyEntries, drafts, profile] =
    await Promise.all([
      db.exchanges.toArray(),
      db.messages.toArray(),
      db.versions.toArray(),
      db.verdicts.toArray(),
      db.promises.toArray(),
      db.dayLog.toArray(),
      db.pairs.toArray(),
      db.buddyEntries.toArray(),
      db.drafts.toArray(),
      db.profile.toArray(),
    ]);
  return { exchanges, messages, versions, verdicts, promises, dayLog, pairs, buddyEntries, drafts, profile };
}

/** The days that hold a word, first to last. */
export async function readDaysWithWords(): Promise<Day[]> {
  const { exchanges, versions, dayLog, buddyEntries } = currentDb();
  const [asked, written, logged, said] = await Promise.all([
    exchanges.toArray(),
    versions.toArray(),
    dayLog.toArray(),
    buddyEntries.toArray(),
  ]);
  const calendar = calendarOr(await readCalendar());
  const talked = said.map((entry) => buddyDay(buddyThreadOf(entry, calendar.zone), calendar));
  const texts = [...written, ...logged.flatMap((row) => eveningLines(row).map((line) => ({ day: row.day, ...line })))];
  const days = [...asked, ...texts.filter(({ text }) => text.trim() !== "")].map(({ day }) => day);
  return [...new Set([...days, ...talked])].toSorted((one, other) => one - other);
}

function isIn(entry: BuddyEntryRow, thread: BuddyThread, { zone }: ZonedCalendar): boolean {
  return entry.pairId === thread.pairId && buddyThreadOf(entry, zone).date === thread.date;
}

/** With whom they were written. */
function buddyRows(rows: BackupRows, belongs: (entry: BuddyEntryRow) => boolean) {
  const buddyEntries = rows.buddyEntries.filter(belongs);
  const pairIds = new Set(buddyEntries.map(({ pairId }) => pairId));
  return { pairs: rows.pairs.filter(({ id }) => pairIds.has(id)), buddyEntries };
}

type Place = { id?: string; day: Day; exchangeId?: string };

function rowsOf(rows: BackupRows, belongs: (place: Place) => boolean): BackupRows {
  const messages = rows.messages.filter(belongs);
  const replies = new Set(messages.map(({ id }) => id));
  /** Of the day, or of a reply that goes along. */
  const follows = ({ day, replyId }: { day: Day; replyId: string }) => belongs({ day }) || replies.has(replyId);
  return {
    ...noRows(),
    exchanges: rows.exchanges.filter(belongs),
    messages,
    versions: rows.versions.filter(belongs),
    verdicts: rows.verdicts.filter(follows),
    promises: rows.promises.filter(follows),
    dayLog: rows.dayLog.filter(belongs),
  };
}
