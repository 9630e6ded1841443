/**
 * Dexie, with what it must never do taken out, and what it does not say said: it opens no database newer than its
 * code, deletes none, changes none before `prepare` resolved, and a write that found no room on the disk, or was refused,
 * is told.
 */
import { type DBCoreTransaction, Dexie, type PromiseExtended } from "dexie";
import { dbState, setDbState } from "./db-state.ts";

export class GuardedDexie extends Dexie {
  private readonly prepare: () => Promise<void>;
  private readonly refusal: { error: Error | null };
  private opening: PromiseExtended<Dexie> | null = null;

  /** `prepare`: awaited each time before the database is opened; where it throws, nothing is opened. */
  constructor(name: string, prepare: () => Promise<void>) {
    const refusal: { error: Error | null } = { error: null };
    super(name, {
      chromeTransactionDurability: "strict",
      indexedDB: guardedFactory(refusal),
      IDBKeyRange: globalThis.IDBKeyRange,
    });
    this.prepare = prepare;
    this.refusal = refusal;
    this.use({
      stack: "dbcore",
      name: "room",
      create: (core) => ({
        ...core,
        table: (of) => {
          const table = core.table(of);
          return {
            ...table,
            mutate: (request) =>
              table.mutate(request).then(
                (answer) => {
                  if ("values" in request && answer.numFailures < request.values.length) filling.add(request.trans);
                  // Dexie then aborts the transaction itself, which gives no reason.
                  tellRefusal(Object.values(answer.failures)[0]);
                  return answer;
                },
                (error: Error) => {
                  tellRefusal(error);
                  throw error;
                },
              ),
          };
        },
        transaction: (tables, mode, options) => {
          const transaction = core.transaction(tables, mode, options);
          if (mode === "readwrite" && transaction instanceof IDBTransaction) tellRoom(transaction);
          return transaction;
        },
      }),
    });
  }

  /** Reads and writes that come earlier wait for it, and fail with it. */
  override open(): PromiseExtended<Dexie> {
    this.opening ??= Dexie.Promise.resolve(this.prepare())
      .then(
        () => this.openUnless(null),
        (error: unknown) => this.openUnless(asError(error)),
      )
      .finally(() => {
        this.opening = null;
      });
    return this.opening;
  }

  private openUnless(error: Error | null): PromiseExtended<Dexie> {
    this.refusal.error = error;
    return super.open();
  }
}

/**
 * Dexie, refused a database newer than its code, asks again for whatever version there is, and may even patch its
 * schema: that second request is the one with no version. And nobody asks for a deletion.
 */
function guardedFactory(refusal: { error: Error | null }) {
  return {
    open: (name: string, version?: number): IDBOpenDBRequest => {
      if (refusal.error !== null) throw refusal.error;
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
}

/** The transactions that put something somewhere: many may write, and find nothing to change, or are refused. */
const filling = new WeakSet<DBCoreTransaction>();

/** The disk or the browser's share of it is full, or the storage refuses: said at once, and until a write succeeds. */
function tellRoom(transaction: IDBTransaction): void {
  transaction.addEventListener("abort", () => tellRefusal(transaction.error));
  transaction.addEventListener("complete", () => {
    if (/full|refused/.test(dbState().kind) && filling.has(transaction)) setDbState({ kind: "open" });
  });
}

/** What has another name is a mistake of ours, or told otherwise. */
function tellRefusal(error: { name: string } | null | undefined): void {
  if (error?.name === "QuotaExceededError") setDbState({ kind: "full" });
  if (error?.name === "UnknownError") setDbState({ kind: "refused" });
}

/** In some engines a `DOMException` is no `Error`. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error("the database could not be prepared", { cause: thrown });
}
