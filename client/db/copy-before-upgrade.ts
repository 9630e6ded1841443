/**
 * Before a newer version changes an account's database, all of it is copied into a database beside it, with the
 * browser's own API: a migration may be wrong, a copy cannot be. The copy counts once it is whole and was counted;
 * one that was cut off is made anew. No copy is ever deleted by the app.
 */
import { now } from "../platform/clock.ts";

/** Rows read and written at once. */
const BATCH = 500;
/** The store of a copy that says that it is whole; its one row is written last. */
const SEAL = "copied";

/** Resolves when the database may be upgraded to `version`. Throws when it could not be copied: it must not be then. */
export async function copyBeforeUpgrade(name: string, version: number): Promise<void> {
  const source = await answer(indexedDB.open(name));
  try {
    const target = await openCopy(copyName(name, version), source);
    try {
      await copyAll(source, target);
    } finally {
      target.close();
    }
  } finally {
    source.close();
  }
}

/** Where the data of the account are, as they were before they became those of `version`. */
export function copyName(name: string, version: number): string {
  return `${name}-before-v${version}`;
}

/** A database with the same tables, without their indexes, and with whatever an earlier attempt left in it. */
function openCopy(name: string, source: IDBDatabase): Promise<IDBDatabase> {
  const request = indexedDB.open(name, source.version);
  request.addEventListener("upgradeneeded", () => {
    const target = request.result;
    for (const store of source.objectStoreNames) {
      const { keyPath } = source.transaction(store).objectStore(store);
      if (!target.objectStoreNames.contains(store)) target.createObjectStore(store, { keyPath });
    }
    if (!target.objectStoreNames.contains(SEAL)) target.createObjectStore(SEAL, { keyPath: "name" });
  });
  return answer(request);
}

async function copyAll(source: IDBDatabase, target: IDBDatabase): Promise<void> {
  await write(target, SEAL, (store) => store.clear());
  for (const name of source.objectStoreNames) {
    await write(target, name, (store) => store.clear());
    for await (const rows of batches(source, name)) {
      await write(target, name, (store) => rows.forEach((row) => store.put(row)));
    }
    const [had, has] = await Promise.all([count(source, name), count(target, name)]);
    if (had > has) throw new Error(`the copy of ${name} has ${has} rows of ${had}`);
  }
  await write(target, SEAL, (store) => store.put({ name: source.name, copiedAt: now() }));
}

async function* batches(db: IDBDatabase, store: string): AsyncGenerator<unknown[]> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    const from: IDBObjectStore = db.transaction(store).objectStore(store);
    const [keys, rows] = await Promise.all([
      answer(from.getAllKeys(after, BATCH)),
      answer<unknown[]>(from.getAll(after, BATCH)),
    ]);
    const last = keys.at(-1);
    if (last === undefined) return;
    yield rows;
    after = IDBKeyRange.lowerBound(last, true);
  }
}

function write(db: IDBDatabase, name: string, change: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(name, "readwrite", { durability: "strict" });
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("the copy was cut off")));
    change(transaction.objectStore(name));
  });
}

function count(db: IDBDatabase, store: string): Promise<number> {
  return answer(db.transaction(store).objectStore(store).count());
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no answer")));
  });
}
