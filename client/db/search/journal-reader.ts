/**
 * The worker's half of the journal: reads the database into the index, keeps it as the rows change, and answers looks at
 * any time. The list of exchanges is known first, and what a look shows is read before the rest: a large journal opens
 * before it has been read.
 */
import * as z from "zod/mini";
import { Session } from "#shared/session.ts";
import { calendarOr } from "../buddy-days.ts";
import { countPassages, type Found, type FoundLine, findLines, placeIn } from "./find-lines.ts";
import {
  emptyIndex,
  forgetBuddyEntry,
  forgetExchange,
  forgetMessage,
  forgetPair,
  forgetVersion,
  type IndexedExchange,
  type JournalIndex,
  tellBuddyEntry,
  tellExchange,
  tellMessage,
  tellPair,
  tellVersion,
} from "./journal-index.ts";
import { buddyEntryOf, messageOf, takenUpOf, versionOf } from "./journal-rows.ts";
import type { Answer, Changes, Look, Scope } from "./look.ts";
import { readLines } from "./read-lines.ts";
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
    await readBuddy(db, index);
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
      lines: await readLines(db, shown, found.terms),
      passages: countPassages(lines),
      exchanges: lines.filter(({ kind }) => kind === "exchange").length,
      deliverables: lines.filter(({ kind }) => kind === "deliverable").length,
      buddyThreads: lines.filter(({ kind }) => kind === "buddy").length,
      place: placeIn(found, at),
      binned: [...index.exchanges.values()].filter(({ row }) => row.deletedAt !== null).length,
      hasBuddy: index.buddyThreads.size > 0,
      isReading,
    };
  }

  async function change(changes: Changes): Promise<void> {
    if (isReading) meanwhile.push(changes);
    const { exchanges, messages, versions, pairs, buddyEntries } = changes;
    await readAgain(db, index, "exchanges", exchanges, tellExchange, forgetExchange);
    await readAgain(db, index, "messages", messages, tellMessage, forgetMessage);
    await readAgain(db, index, "versions", versions, tellVersion, forgetVersion);
    await readAgain(db, index, "pairs", pairs, tellPair, forgetPair);
    await readAgain(db, index, "buddyEntries", buddyEntries, tellBuddyEntry, forgetBuddyEntry);
  }

  return { readAll, look, change };
}

/** The calendar first: it says of which day a date was. */
async function readBuddy(db: ReadOnlyDb, index: JournalIndex): Promise<void> {
  const [stored] = await db.getMany("meta", ["session"]);
  const session = z.safeParse(z.object({ value: Session }), stored);
  const days = await db.getAll("dayLog", null);
  const takenUp = days.flatMap((row) => takenUpOf(row) ?? []);
  index.calendar = calendarOr(session.success ? { ...session.data.value, takenUp } : undefined);
  for (const row of await db.getAll("pairs", null)) tellPair(index, row);
  for await (const rows of batches(db, "buddyEntries")) for (const row of rows) tellBuddyEntry(index, row);
}

const READ_ROW = { messages: messageOf, versions: versionOf, buddyEntries: buddyEntryOf };

async function* batches(db: ReadOnlyDb, store: keyof typeof READ_ROW): AsyncGenerator<unknown[]> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    const rows = await db.getAll(store, after, { count: BATCH });
    if (rows.length === 0) return;
    yield rows;
    const lastRow = READ_ROW[store](rows.at(-1));
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
  index: JournalIndex,
  store: keyof Changes,
  ids: readonly string[],
  tell: (index: JournalIndex, row: unknown) => void,
  forget: (index: JournalIndex, id: string) => void,
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.getMany(store, ids);
  for (const [at, id] of ids.entries()) {
    const row = rows[at];
    if (row === undefined) forget(index, id);
    else tell(index, row);
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

function isSameScope(a: Scope, b: Scope): boolean {
  return a.typed === b.typed && a.filter === b.filter && a.day === b.day;
}
