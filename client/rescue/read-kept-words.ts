/**
 * The words of every account on this device, read with the browser's own API: what reads them here must work when
 * nothing of the app does. Read only; a database is never upgraded, changed or created.
 */
export type KeptWords = { title: string; text: string; atMs: number };

const OURS = /^sdb-/;
const LAST = /^sdb-.*-last:/;
/** A database that another tab is changing answers when that is done, or never. */
const OPEN_WITHIN_MS = 3_000;

/** `unread`: how many databases, or tables of them, could not be read; they hide no other one. */
export async function readKeptWords(): Promise<{ words: KeptWords[]; unread: number }> {
  const databases = await indexedDB.databases();
  const names = databases.map(({ name }) => name ?? "").filter((name) => OURS.test(name));
  const read = await Promise.all(names.map(readDatabase));
  const words = [...read.flatMap((one) => one.words), ...lastWords()].toSorted((a, b) => a.atMs - b.atMs);
  // What was copied before an upgrade is shown once.
  const seen = new Set<string>();
  const isNew = ({ title, text, atMs }: KeptWords) => {
    const known = seen.size;
    return seen.add(`${title}\n${atMs}\n${text}`).size > known;
  };
  return { words: words.filter(isNew), unread: read.reduce((count, one) => count + one.unread, 0) };
}

async function readDatabase(name: string): Promise<{ words: KeptWords[]; unread: number }> {
  const db = await open(name);
  if (db === null) return { words: [], unread: 1 };
  const stores = ["versions", "messages", "drafts", "dayLog", "buddyEntries"].filter((store) =>
    db.objectStoreNames.contains(store),
  );
  const read = await Promise.allSettled(stores.map((store) => readAll(db, store)));
  db.close();
  return {
    words: read.flatMap((table) => (table.status === "fulfilled" ? table.value.flatMap(wordsOf) : [])),
    unread: read.filter(({ status }) => status === "rejected").length,
  };
}

/** What a page that died without its database put aside. */
function lastWords(): KeptWords[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => LAST.test(key))
      .flatMap((key) => wordsOf(JSON.parse(localStorage.getItem(key) ?? "null")));
  } catch {
    return [];
  }
}

function wordsOf(row: unknown): KeptWords[] {
  if (typeof row !== "object" || row === null) return [];
  if ("earlierEvenings" in row && Array.isArray(row.earlierEvenings)) {
    const earlier = row.earlierEvenings.map((evening: unknown) => ({ ...row, evening, earlierEvenings: undefined }));
    return [...earlier, { ...row, earlierEvenings: undefined }].flatMap(wordsOf);
  }
  if ("evening" in row && typeof row.evening === "object")
    return wordsOf({ ...row, ...row.evening, evening: undefined });
  if ("body" in row && typeof row.body === "object")
    return wordsOf({ ...row.body, createdAt: "at" in row ? row.at : 0 }).map((said) => ({
      ...said,
      title: "Chat Binôme",
    }));
  if (!("text" in row)) return [];
  const { text } = row;
  if (typeof text !== "string" || text.trim() === "") return [];
  const day = "day" in row && typeof row.day === "number" ? `J${row.day}` : "";
  const version = "n" in row && typeof row.n === "number" ? `V${row.n}` : "";
  const role = "role" in row && row.role === "reply" ? "Second de Bord" : "";
  const at = "updatedAt" in row ? row.updatedAt : "createdAt" in row ? row.createdAt : 0;
  return [{ title: [day, version, role].filter(Boolean).join(" · "), text, atMs: typeof at === "number" ? at : 0 }];
}

/** `null`: it does not open, or does not answer in time. */
async function open(name: string): Promise<IDBDatabase | null> {
  try {
    const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), OPEN_WITHIN_MS));
    return await Promise.race([answer(indexedDB.open(name)), tooLate]);
  } catch {
    return null;
  }
}

/** Throws, late or at once, where the table cannot be read. */
async function readAll(db: IDBDatabase, store: string): Promise<unknown[]> {
  return answer<unknown[]>(db.transaction(store).objectStore(store).getAll());
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no answer")));
  });
}
