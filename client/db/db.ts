/**
 * The one place that opens the database: one per account, durability `strict` for every transaction (Chromium's
 * default lost every acknowledged write in a power cut), schema versions appended and never edited. Old code never
 * writes into a newer database. Nothing here, or anywhere, deletes a database by itself.
 */
import { Dexie } from "dexie";
import type { Day } from "#shared/day.ts";
import type { Message } from "#shared/message.ts";
import { setDbState } from "./db-state.ts";
import type { CachedRow, DayLogRow, DraftRow, ExchangeRow, ProfileRow, VersionRow } from "./rows.ts";

export type CoachDb = ReturnType<typeof describeDb>;

const SCHEMA_VERSION = 1;

let opened: { userId: string; db: CoachDb } | null = null;

/** Opens the account's database, once for the life of the page: another account needs a new page. */
export function openDb(userId: string): CoachDb {
  if (opened !== null) {
    if (opened.userId !== userId) throw new Error("another account's database is open in this page");
    return opened.db;
  }
  const db = describeDb(userId);
  guardAgainstOldCode(db.dexie);
  opened = { userId, db };
  setDbState({ kind: "opening" });
  // Reads and writes wait for this and fail with it; here its failure only becomes visible.
  db.dexie.open().catch((error: unknown) => {
    setDbState({ kind: "failed", reason: error instanceof Error ? error.name : "unknown" });
  });
  return db;
}

/** The open database. Throws when `main` has not opened one: that is a bug. */
export function currentDb(): CoachDb {
  if (opened === null) throw new Error("no database is open");
  return opened.db;
}

/** The account whose database is open. */
export function currentUserId(): string {
  if (opened === null) throw new Error("no database is open");
  return opened.userId;
}

/** Lets go of the database, which stays as it is; the next `openDb` opens again. For the end of a page's life. */
export function closeDb(): void {
  const closing = opened;
  opened = null;
  closing?.db.dexie.close({ disableAutoOpen: true });
}

/**
 * The last write of a page that goes away. Nothing is read or awaited, and the commit is asked for here: the browser
 * finishes it without the page, where a transaction that waits for an answer is undone.
 */
export function putLast(table: "versions" | "drafts" | "profile", row: VersionRow | DraftRow | ProfileRow): void {
  const transaction = currentDb().dexie.backendDB()?.transaction(table, "readwrite", { durability: "strict" });
  transaction?.objectStore(table).put(row);
  transaction?.commit();
}

function describeDb(userId: string) {
  const dexie = new Dexie(`sdb-${userId}`, {
    chromeTransactionDurability: "strict",
    indexedDB: GUARDED_FACTORY,
    IDBKeyRange: globalThis.IDBKeyRange,
  });
  dexie.version(SCHEMA_VERSION).stores({
    messages: "id,[day+exchangeId+id],state.status,parentId",
    exchanges: "id,day,pinnedAt,deletedAt",
    versions: "id,[day+n]",
    verdicts: "replyId,[day+version]",
    promises: "id,dueOn,state",
    dayLog: "day",
    drafts: "key",
    profile: "&key",
    programme: "&key",
    meta: "&key",
  });
  return {
    dexie,
    messages: dexie.table<Message, string>("messages"),
    exchanges: dexie.table<ExchangeRow, string>("exchanges"),
    versions: dexie.table<VersionRow, string>("versions"),
    dayLog: dexie.table<DayLogRow, Day>("dayLog"),
    drafts: dexie.table<DraftRow, string>("drafts"),
    profile: dexie.table<ProfileRow, string>("profile"),
    programme: dexie.table<CachedRow, string>("programme"),
    meta: dexie.table<CachedRow, string>("meta"),
  };
}

function guardAgainstOldCode(dexie: Dexie): void {
  // Another tab upgrades: it waits for this one to let go, and this one must not come back by itself.
  dexie.on("versionchange", () => leave(dexie));
  dexie.on("ready", () => setDbState({ kind: "open" }), true);
  dexie.on("close", () => {
    if (opened?.db.dexie === dexie) setDbState({ kind: "failed", reason: "closed" });
  });
}

/**
 * Dexie, refused a database newer than its code, asks again for whatever version there is, and may even patch its
 * schema: that second request is the one with no version. And nobody asks for a deletion.
 */
const GUARDED_FACTORY = {
  open: (name: string, version?: number): IDBOpenDBRequest => {
    if (version !== undefined) return indexedDB.open(name, version);
    setDbState({ kind: "old-tab" });
    throw new DOMException("the database is newer than this page", "VersionError");
  },
  // Without it Dexie keeps a database of database names of its own.
  databases: (): Promise<IDBDatabaseInfo[]> => indexedDB.databases(),
  cmp: (a: unknown, b: unknown): number => indexedDB.cmp(a, b),
  deleteDatabase: (): never => {
    throw new DOMException("databases are not deleted", "NotAllowedError");
  },
};

function leave(dexie: Dexie): void {
  setDbState({ kind: "old-tab" });
  dexie.close({ disableAutoOpen: true });
}
