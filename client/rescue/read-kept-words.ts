/**
 * The words of every account on this device, read with the browser's own API: what reads them here must work when
 * nothing of the app does. Read only; a database is never upgraded, changed or created.
 */
export type KeptWords = { title: string; text: string; atMs: number };

const OURS = /^sdb-/;

export async function readKeptWords(): Promise<KeptWords[]> {
  const databases = await indexedDB.databases();
  const names = databases.map(({ name }) => name ?? "").filter((name) => OURS.test(name));
  const words = await Promise.all(names.map(readDatabase));
  return words.flat().toSorted((a, b) => a.atMs - b.atMs);
}

async function readDatabase(name: string): Promise<KeptWords[]> {
  const db = await open(name);
  try {
    const stores = ["versions", "messages", "drafts"].filter((store) => db.objectStoreNames.contains(store));
    const rows = await Promise.all(stores.map((store) => readAll(db, store)));
    return rows.flat().flatMap(wordsOf);
  } finally {
    db.close();
  }
}

function wordsOf(row: unknown): KeptWords[] {
  if (typeof row !== "object" || row === null || !("text" in row)) return [];
  const { text } = row;
  if (typeof text !== "string" || text.trim() === "") return [];
  const day = "day" in row && typeof row.day === "number" ? `J${row.day}` : "";
  const version = "n" in row && typeof row.n === "number" ? `V${row.n}` : "";
  const role = "role" in row && row.role === "reply" ? "Second de Bord" : "";
  const at = "updatedAt" in row ? row.updatedAt : "createdAt" in row ? row.createdAt : 0;
  return [{ title: [day, version, role].filter(Boolean).join(" · "), text, atMs: typeof at === "number" ? at : 0 }];
}

function open(name: string): Promise<IDBDatabase> {
  return answer(indexedDB.open(name));
}

function readAll(db: IDBDatabase, store: string): Promise<unknown[]> {
  return answer<unknown[]>(db.transaction(store).objectStore(store).getAll());
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no answer")));
  });
}
