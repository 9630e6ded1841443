/** What is on this device, as one transaction sees it: everything, one day, or one exchange. */
import type { Day } from "#shared/day.ts";
import { currentDb } from "../db.ts";
import { BACKUP_TABLES, type BackupRows } from "./backup-format.ts";

export type BackupScope = { kind: "everything" } | { kind: "day"; day: Day } | { kind: "exchange"; exchangeId: string };

/** Rows in the order of their keys. Of a day or an exchange: what was said and written there, and nothing else. */
export function readRows(scope: BackupScope): Promise<BackupRows> {
  return currentDb().dexie.transaction("r", [...BACKUP_TABLES], async () => {
    const rows = await readAll();
    switch (scope.kind) {
      case "everything":
        return rows;
      case "day":
        return rowsOf(rows, ({ day }) => day === scope.day);
      case "exchange":
        return rowsOf(rows, ({ id, exchangeId }) => id === scope.exchangeId || exchangeId === scope.exchangeId);
    }
  });
}

/** Inside a transaction over all tables of words. */
export async function readAll(): Promise<BackupRows> {
  const db = currentDb();
  const [exchanges, messages, versions, verdicts, promises, dayLog, drafts, profile] = await Promise.all([
    db.exchanges.toArray(),
    db.messages.toArray(),
    db.versions.toArray(),
    db.verdicts.toArray(),
    db.promises.toArray(),
    db.dayLog.toArray(),
    db.drafts.toArray(),
    db.profile.toArray(),
  ]);
  return { exchanges, messages, versions, verdicts, promises, dayLog, drafts, profile };
}

/** The days that hold a word, first to last. */
export async function readDaysWithWords(): Promise<Day[]> {
  const { exchanges, versions, dayLog } = currentDb();
  const [asked, written, logged] = await Promise.all([exchanges.toArray(), versions.toArray(), dayLog.toArray()]);
  const texts = [
    ...written,
    ...logged.flatMap(({ day, evening }) => (evening === undefined ? [] : [{ day, ...evening }])),
  ];
  const days = [...asked, ...texts.filter(({ text }) => text.trim() !== "")].map(({ day }) => day);
  return [...new Set(days)].toSorted((one, other) => one - other);
}

type Place = { id?: string; day: Day; exchangeId?: string };

function rowsOf(rows: BackupRows, belongs: (place: Place) => boolean): BackupRows {
  const messages = rows.messages.filter(belongs);
  const replies = new Set(messages.map(({ id }) => id));
  /** Of the day, or of a reply that goes along. */
  const follows = ({ day, replyId }: { day: Day; replyId: string }) => belongs({ day }) || replies.has(replyId);
  return {
    exchanges: rows.exchanges.filter(belongs),
    messages,
    versions: rows.versions.filter(belongs),
    verdicts: rows.verdicts.filter(follows),
    promises: rows.promises.filter(follows),
    dayLog: rows.dayLog.filter(belongs),
    drafts: [],
    profile: [],
  };
}
