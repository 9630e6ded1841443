/** The lines of the list for a scope, and where the reader stands among their passages. Pure, over the index. */
import type { Day } from "#shared/day.ts";
import type {
  IndexedBuddyThread,
  IndexedExchange,
  IndexedText,
  IndexedVersion,
  JournalIndex,
} from "./journal-index.ts";
import type { Place, Scope, Spot } from "./look.ts";
import { matches, parseQuery, type Term } from "./query.ts";

/** `passages`: the texts that hold every word; empty without a search. */
export type FoundLine =
  | { kind: "exchange"; id: string; day: Day; exchange: IndexedExchange; passages: readonly IndexedText[] }
  | { kind: "buddy"; id: string; day: Day; thread: IndexedBuddyThread; name: string; passages: readonly IndexedText[] }
  | { kind: "deliverable"; id: string; day: Day; version: IndexedVersion };

export type Found = { terms: readonly Term[]; lines: readonly FoundLine[] };

/** Newest day first, and within a day what binômes wrote, then the newest first. */
export function findLines(index: JournalIndex, scope: Scope): Found {
  const terms = parseQuery(scope.typed);
  const lines: FoundLine[] = [];
  for (const exchange of scope.filter === "buddy" ? [] : index.exchanges.values()) {
    const passages = passagesIn(exchange, scope, terms);
    const { id, day } = exchange.row;
    if (passages !== null) lines.push({ kind: "exchange", id, day, exchange, passages });
  }
  if (scope.filter === "all" && terms.length > 0) {
    for (const version of index.versions.values()) {
      const { id, day } = version;
      const isIn = (scope.day === null || scope.day === day) && matches(version.folded, terms);
      if (isIn) lines.push({ kind: "deliverable", id, day, version });
    }
  }
  if (scope.filter === "all" || scope.filter === "buddy") {
    for (const thread of index.buddyThreads.values()) {
      const { id, day, pairId } = thread;
      const passages = terms.length === 0 ? NOTHING_FOUND : found(thread.entries, terms);
      const isIn = (scope.day === null || scope.day === day) && (terms.length === 0 || passages.length > 0);
      const name = index.buddyNames.get(pairId) ?? "";
      if (isIn) lines.push({ kind: "buddy", id, day, thread, name, passages });
    }
  }
  return { terms, lines: lines.toSorted(inOrder) };
}

/** `null` where there is no such place. */
export function placeIn({ terms, lines }: Found, at: Spot | null): Place | null {
  if (at === null) return null;
  const spots = terms.length === 0 ? lines.map(spotOf) : lines.flatMap(spotsOf);
  const index = spots.findIndex((spot) => isSameSpot(spot, at));
  if (index === -1) return null;
  return { index, total: spots.length, previous: spots[index - 1] ?? null, next: spots[index + 1] ?? null };
}

export function countPassages(lines: readonly FoundLine[]): number {
  return lines.reduce((sum, line) => sum + (line.kind === "deliverable" ? 1 : line.passages.length), 0);
}

function passagesIn(
  { row, isRead, texts }: IndexedExchange,
  { filter, day }: Scope,
  terms: readonly Term[],
): readonly IndexedText[] | null {
  if ((row.deletedAt !== null) !== (filter === "bin") || (day !== null && row.day !== day)) return null;
  // One that was opened and never asked anything is nothing to read again.
  if (isRead && texts.length === 0) return null;
  if (filter === "pinned" && row.pinnedAt === null) return null;
  if (filter === "critiques" && !texts.some(({ isCritique }) => isCritique)) return null;
  if (terms.length === 0) return NOTHING_FOUND;
  const passages = found(texts, terms);
  return passages.length === 0 ? null : passages;
}

function found(texts: readonly IndexedText[], terms: readonly Term[]): readonly IndexedText[] {
  return texts.filter(({ folded }) => matches(folded, terms));
}

function inOrder(a: FoundLine, b: FoundLine): number {
  const ofBuddy = Number(b.kind === "buddy") - Number(a.kind === "buddy");
  return b.day - a.day || ofBuddy || (a.id < b.id ? 1 : -1);
}

const NOTHING_FOUND: readonly IndexedText[] = [];

function spotOf({ kind, id }: FoundLine): Spot {
  return { target: { kind, id }, passage: null };
}

function spotsOf(line: FoundLine): Spot[] {
  const { kind, id } = line;
  if (line.kind === "deliverable") return [{ target: { kind, id }, passage: id }];
  return line.passages.map((passage) => ({ target: { kind, id }, passage: passage.id }));
}

/** A reader without a passage stands at the first of its target. */
function isSameSpot(spot: Spot, at: Spot): boolean {
  if (spot.target.id !== at.target.id) return false;
  return at.passage === null || spot.passage === null || spot.passage === at.passage;
}
