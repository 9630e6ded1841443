/**
 * The worker's half of the journal: reads the database into the index, keeps it as the rows change, and answers looks at
 * any time. The list of exchanges is known first, and what a look shows is read before the rest: a large journal opens
 * before it has been read.
 */
import { plainText } from "#shared/plain-text.ts";
import { excerptOf, piecesAt } from "./excerpt.ts";
import { countPassages, type Found, type FoundLine, findLines, placeIn } from "./find-lines.ts";
import {
  emptyIndex,
  forgetExchange,
  forgetMessage,
  forgetVersion,
  type IndexedExchange,
  type JournalIndex,
  tellExchange,
  tellMessage,
  tellVersion,
} from "./journal-index.ts";
import { messageOf, versionOf } from "./journal-rows.ts";
import type { Answer, Changes, Line, Look, Scope } from "./look.ts";
import { findRanges } from "./query.ts";
import type { ReadOnlyDb } from "./read-only-db.ts";

export type JournalReader = {
  /** Reads everything; looks are answered meanwhile. Calls `onMore` as more can be seen. */
  readAll: (onMore: () => void) => Promise<void>;
  look: (look: Look) => Promise<Answer>;
  /** Reads again what changed. */
  change: (changes: Changes) => Promise<void>;
};

/** Rows read at a time: a batch holds a look up for some tens of milliseconds. */
const BATCH = 1_000;

export function journalReader(db: ReadOnlyDb): JournalReader {
  const index = emptyIndex();
  let isReading = true;
  /** What changed while all was being read: a batch may have been read before, and told after. */
  const meanwhile: Changes[] = [];
  let last: { scope: Scope; revision: number; found: Found } | null = null;

  async function readAll(onMore: () => void): Promise<void> {
    for (const row of await db.getAll("exchanges", null)) tellExchange(index, row);
    onMore();
    for await (const rows of batches(db, "versions")) for (const row of rows) tellVersion(index, row);
    for await (const rows of batches(db, "messages")) for (const row of rows) tellUnread(index, row);
    for (const exchange of index.exchanges.values()) exchange.isRead = true;
    index.revision++;
    isReading = false;
    for (const changes of meanwhile.splice(0)) await change(changes);
    onMore();
  }

  function find(scope: Scope): Found {
    const isKnown = last?.revision === index.revision && isSameScope(last.scope, scope);
    if (last !== null && isKnown) return last.found;
    last = { scope, revision: index.revision, found: findLines(index, scope) };
    return last.found;
  }

  async function look({ scope, from, count, at }: Look): Promise<Answer> {
    let found = find(scope);
    let shown = found.lines.slice(from, from + count);
    // Only before all has been read, and then once or twice: an exchange in sight may turn out to be empty.
    for (let unread = unreadIn(shown); unread.length > 0; unread = unreadIn(shown)) {
      await Promise.all(unread.map((exchange) => readExchange(db, index, exchange)));
      found = find(scope);
      shown = found.lines.slice(from, from + count);
    }
    const { lines } = found;
    return {
      groups: groupsOf(lines),
      from,
      lines: await linesOf(db, shown, found),
      passages: countPassages(lines),
      exchanges: lines.filter(({ kind }) => kind === "exchange").length,
      deliverables: lines.filter(({ kind }) => kind === "deliverable").length,
      place: placeIn(found, at),
      binned: [...index.exchanges.values()].filter(({ row }) => row.deletedAt !== null).length,
      isReading,
    };
  }

  async function change(changes: Changes): Promise<void> {
    if (isReading) meanwhile.push(changes);
    const { exchanges, messages, versions } = changes;
    await readAgain(
      db,
      "exchanges",
      exchanges,
      (row) => tellExchange(index, row),
      (id) => forgetExchange(index, id),
    );
    await readAgain(
      db,
      "messages",
      messages,
      (row) => tellMessage(index, row),
      (id) => forgetMessage(index, id),
    );
    await readAgain(
      db,
      "versions",
      versions,
      (row) => tellVersion(index, row),
      (id) => forgetVersion(index, id),
    );
  }

  return { readAll, look, change };
}

async function* batches(db: ReadOnlyDb, store: "messages" | "versions"): AsyncGenerator<unknown[]> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    const rows = await db.getAll(store, after, { count: BATCH });
    if (rows.length === 0) return;
    yield rows;
    const lastRow = store === "messages" ? messageOf(rows.at(-1)) : versionOf(rows.at(-1));
    if (rows.length < BATCH || lastRow === null) return;
    after = IDBKeyRange.lowerBound(lastRow.id, true);
  }
}

/** What a look has already read is not folded again. */
function tellUnread(index: JournalIndex, row: unknown): void {
  const message = messageOf(row);
  if (message !== null && index.exchanges.get(message.exchangeId)?.isRead === false) tellMessage(index, row);
}

async function readExchange(db: ReadOnlyDb, index: JournalIndex, exchange: IndexedExchange): Promise<void> {
  const { day, id } = exchange.row;
  const range = IDBKeyRange.bound([day, id], [day, id, []]);
  for (const row of await db.getAll("messages", range, { index: "[day+exchangeId+id]" })) tellMessage(index, row);
  exchange.isRead = true;
  index.revision++;
}

async function readAgain(
  db: ReadOnlyDb,
  store: "messages" | "exchanges" | "versions",
  ids: readonly string[],
  tell: (row: unknown) => void,
  forget: (id: string) => void,
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.getMany(store, ids);
  for (const [at, id] of ids.entries()) {
    const row = rows[at];
    if (row === undefined) forget(id);
    else tell(row);
  }
}

function unreadIn(lines: readonly FoundLine[]): IndexedExchange[] {
  return lines.flatMap((line) => (line.kind === "exchange" && !line.exchange.isRead ? [line.exchange] : []));
}

function groupsOf(lines: readonly FoundLine[]): Answer["groups"] {
  const groups: Answer["groups"] = [];
  for (const { day } of lines) {
    const group = groups.at(-1);
    if (group?.day === day) group.lines++;
    else groups.push({ day, lines: 1 });
  }
  return groups;
}

/** The words of the lines in sight are read from the database, all at once. */
async function linesOf(db: ReadOnlyDb, shown: readonly FoundLine[], { terms }: Found): Promise<Line[]> {
  const ids = shown.map(excerptId);
  const messageIds = [...new Set(ids.filter((id, at) => id !== null && shown[at]?.kind === "exchange"))];
  const versionIds = shown.filter(({ kind }) => kind === "deliverable").map(({ id }) => id);
  const [messages, versions] = await Promise.all([
    db.getMany(
      "messages",
      messageIds.filter((id) => id !== null),
    ),
    db.getMany("versions", versionIds),
  ]);
  const textById = new Map<string, string>();
  for (const row of [...messages.map(messageOf), ...versions.map(versionOf)]) {
    if (row !== null) textById.set(row.id, row.text);
  }
  return shown.map((line, at) => {
    const excerpt = excerptOf(plainText(textById.get(ids[at] ?? "") ?? ""), terms);
    return lineOf(line, excerpt);
  });

  function lineOf(line: FoundLine, excerpt: Line["excerpt"]): Line {
    const { kind, id, day } = line;
    const common = { target: { kind, id }, day, excerpt };
    if (line.kind === "deliverable") {
      const { n, createdAt } = line.version;
      return { ...common, createdAt, isPinned: false, deletedAt: null, version: n, title: [], passage: id };
    }
    const { row, texts } = line.exchange;
    const name = plainText(texts[0]?.title ?? "");
    return {
      ...common,
      createdAt: row.createdAt,
      isPinned: row.pinnedAt !== null,
      deletedAt: row.deletedAt,
      version: null,
      title: piecesAt(name, findRanges(name, terms)),
      passage: line.passages[0]?.id ?? null,
    };
  }
}

/**
 * Whose words stand under the title: a passage that was found, rather not the question that the title says already;
 * without a search the newest reply that says something, else the newest question.
 */
function excerptId(line: FoundLine): string | null {
  if (line.kind === "deliverable") return line.id;
  const { texts } = line.exchange;
  const [passage] = line.passages;
  if (passage !== undefined) {
    const isTitle = passage.id === texts[0]?.id;
    return (isTitle ? line.passages[1] : undefined)?.id ?? passage.id;
  }
  const said =
    texts.findLast(({ title, folded }) => title === null && folded !== "") ??
    texts.findLast(({ title }) => title !== null);
  return said?.id ?? null;
}

function isSameScope(a: Scope, b: Scope): boolean {
  return a.typed === b.typed && a.filter === b.filter && a.day === b.day;
}
