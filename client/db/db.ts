/**
 * The one place that opens the database: one per account, durability `strict` for every transaction (Chromium's
 * default lost every acknowledged write in a power cut), schema versions appended and never edited. Old code never
 * writes into a newer database; all data are copied before newer code changes them. Nothing here, or anywhere, deletes
 * a database by itself.
 */
import type { Day } from "#shared/day.ts";
import type { Message } from "#shared/message.ts";
import { now, pause } from "../platform/clock.ts";
import { dbState, setDbState } from "./db-state.ts";
import { GuardedDexie } from "./guarded-dexie.ts";
import type {
  BuddyEntryRow,
  CachedRow,
  DayLogRow,
  DraftRow,
  ExchangeRow,
  HistoryRow,
  PairRow,
  ProfileRow,
  PromiseRow,
  VerdictRow,
  VersionRow,
} from "./rows.ts";
import { type Schema, SCHEMAS } from "./schemas.ts";

export type CoachDb = ReturnType<typeof describeDb>;

/** A connection that was lost is opened again at once, then twice more; who waits for words waits 2 s at most. */
const REOPEN_DELAYS_MS = [0, 250, 1_000];
/** One that held this long and is lost once more has its tries again. */
const HELD_MS = 60_000;

type Opened = {
  userId: string;
  db: CoachDb;
  openedAtMs: number;
  reopens: number;
  isReopening: boolean;
  opening: PromiseLike<unknown>;
};

let opened: Opened | null = null;

/**
 * Opens the account's database, once for the life of the page: another account needs a new page. Reads and writes
 * wait for it and fail with it. `schemas`: for tests of an upgrade.
 */
export function openDb(userId: string, schemas: readonly Schema[] = SCHEMAS): CoachDb {
  if (opened !== null) {
    if (opened.userId !== userId) throw new Error("another account's database is open in this page");
    return opened.db;
  }
  const db = describeDb(userId, schemas);
  const { dexie } = db;
  // Another tab upgrades, or somebody deletes it by hand: that waits for this one to let go, and this one must not come
  // back by itself, over nothing or with old code. What `false` stops is Dexie's own way, which does come back.
  dexie.on("versionchange", ({ newVersion }) => {
    setDbState(newVersion === null ? { kind: "failed", reason: "closed" } : { kind: "old-tab" });
    dexie.close({ disableAutoOpen: true });
    return false;
  });
  dexie.on("blocked", () => setDbState({ kind: "blocked" }));
  dexie.on("close", () => {
    if (opened?.db === db && opened.openedAtMs > 0) void reopen(opened);
  });
  dexie.on("ready", () => noteOpen(db), true);
  setDbState({ kind: "opening" });
  opened = { userId, db, openedAtMs: 0, reopens: 0, isReopening: false, opening: dexie.open() };
  // Here its failure only becomes visible.
  opened.opening.then(undefined, () => {
    setDbState({ kind: "failed", reason: db.upgrade.isUnderWay ? "not-upgraded" : "not-opened" });
  });
  return db;
}

/** Resolves when the database was opened a first time; throws when it could not be. */
export async function untilDbOpen(): Promise<void> {
  await opened?.opening;
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

function describeDb(userId: string, schemas: readonly Schema[]) {
  const name = `sdb-${userId}`;
  const newest = schemas.at(-1)?.version ?? 1;
  const upgrade = { isUnderWay: false };
  const dexie = new GuardedDexie(name, async () => {
    upgrade.isUnderWay = await isOlder(name, newest);
    if (!upgrade.isUnderWay) return;
    // No part of the first load: it is needed once for each new version of the schema.
    const { copyBeforeUpgrade } = await import("./copy-before-upgrade.ts");
    await copyBeforeUpgrade(name, newest);
  });
  for (const schema of schemas) {
    const described = dexie.version(schema.version).stores(schema.stores);
    if (schema.upgrade !== undefined) described.upgrade(schema.upgrade);
  }
  return {
    dexie,
    upgrade,
    /** What the server told and the disk refused, by key; see `told-rows`. */
    unkept: new Map<string, CachedRow>(),
    messages: dexie.table<Message, string>("messages"),
    exchanges: dexie.table<ExchangeRow, string>("exchanges"),
    versions: dexie.table<VersionRow, string>("versions"),
    histories: dexie.table<HistoryRow, string>("histories"),
    dayLog: dexie.table<DayLogRow, Day>("dayLog"),
    promises: dexie.table<PromiseRow, string>("promises"),
    verdicts: dexie.table<VerdictRow, string>("verdicts"),
    pairs: dexie.table<PairRow, string>("pairs"),
    buddyEntries: dexie.table<BuddyEntryRow, string>("buddyEntries"),
    drafts: dexie.table<DraftRow, string>("drafts"),
    profile: dexie.table<ProfileRow, string>("profile"),
    programme: dexie.table<CachedRow, string>("programme"),
    meta: dexie.table<CachedRow, string>("meta"),
  };
}

/** Whether there is a database of that name from before `version`. Dexie's version 2 is IndexedDB's 20. */
async function isOlder(name: string, version: number): Promise<boolean> {
  const known = (await indexedDB.databases()).find((database) => database.name === name)?.version ?? 0;
  return known > 0 && known < version * 10;
}

function noteOpen(db: CoachDb): void {
  setDbState({ kind: "open" });
  if (opened?.db === db) opened.openedAtMs = now();
}

/** The browser took the connection away: a crash of its storage, a cleared site. Writes fail until it is back. */
async function reopen(lost: Opened): Promise<void> {
  if (/old-tab|failed/.test(dbState().kind) || lost.isReopening) return;
  lost.isReopening = true;
  if (now() - lost.openedAtMs > HELD_MS) lost.reopens = 0;
  const { dexie } = lost.db;
  const signal = new AbortController().signal;
  setDbState({ kind: "opening" });
  // Dexie tells this before it is done with closing.
  await pause(0, signal);
  while (lost.reopens < REOPEN_DELAYS_MS.length) {
    const delayMs = REOPEN_DELAYS_MS[lost.reopens] ?? 0;
    lost.reopens += 1;
    await pause(delayMs, signal);
    if (opened !== lost) return;
    try {
      await dexie.open();
      lost.isReopening = false;
      return;
    } catch {
      // Said below, once all tries are used up.
    }
  }
  dexie.close({ disableAutoOpen: true });
  setDbState({ kind: "failed", reason: "closed" });
}
