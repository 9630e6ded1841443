/**
 * The account's database, for a worker that only reads. It is opened as it is: nothing here makes, upgrades or deletes a
 * database; a tab that upgrades or deletes it finds this connection gone at once, and it does not come back.
 */
export type ReadOnlyDb = {
  /** The rows of a store (or of one of its indexes) within a range, in the order of their keys; at most `count`. */
  getAll: (
    store: string,
    range: IDBKeyRange | null,
    options?: { index?: string; count?: number },
  ) => Promise<unknown[]>;
  /** One row a key, `undefined` where there is none. */
  getMany: (store: string, keys: readonly string[]) => Promise<unknown[]>;
  close: () => void;
};

/** Its reads reject where there is no such database yet, or none left to read. */
export function readOnlyDb(name: string): ReadOnlyDb {
  let opened: Promise<IDBDatabase> | null = null;
  let isLeft = false;

  function connect(): Promise<IDBDatabase> {
    if (isLeft) throw new DOMException("the database is no longer this page's", "InvalidStateError");
    opened ??= openAsItIs(name, { onLeave: leave, onLost: forget }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  }

  function leave() {
    isLeft = true;
    forget();
  }
  /** The browser took the connection away (storage cleared, a crash of its process): the next read asks again. */
  function forget() {
    opened = null;
  }

  return {
    getAll: async (store, range, { index, count } = {}) => {
      const objects = (await connect()).transaction(store, "readonly").objectStore(store);
      return answer<unknown[]>((index === undefined ? objects : objects.index(index)).getAll(range, count));
    },
    getMany: async (store, keys) => {
      if (keys.length === 0) return [];
      const objects = (await connect()).transaction(store, "readonly").objectStore(store);
      return Promise.all(keys.map((key) => answer<unknown>(objects.get(key))));
    },
    close: () => {
      void opened?.then((db) => db.close());
      leave();
    },
  };
}

type Ends = { onLeave: () => void; onLost: () => void };

async function openAsItIs(name: string, { onLeave, onLost }: Ends): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  // Asked for only where there is nothing: the page that writes makes databases, this one never does.
  request.addEventListener("upgradeneeded", () => request.transaction?.abort());
  const db = await answer(request);
  db.addEventListener("versionchange", () => {
    db.close();
    onLeave();
  });
  db.addEventListener("close", onLost);
  return db;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no answer")));
  });
}
