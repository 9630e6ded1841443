/** The lines in sight as they are shown: their words are read from the database, all at once. */
import { plainText } from "#shared/plain-text.ts";
import { excerptOf, piecesAt } from "./excerpt.ts";
import type { FoundLine } from "./find-lines.ts";
import { buddyEntryOf, messageOf, versionOf } from "./journal-rows.ts";
import type { Line } from "./look.ts";
import { findRanges, type Term } from "./query.ts";
import type { ReadOnlyDb } from "./read-only-db.ts";

export async function readLines(db: ReadOnlyDb, shown: readonly FoundLine[], terms: readonly Term[]): Promise<Line[]> {
  const ids = shown.map(excerptId);
  const idsOf = (kind: FoundLine["kind"]) => [
    ...new Set(ids.flatMap((id, at) => (id !== null && shown[at]?.kind === kind ? [id] : []))),
  ];
  const [messages, versions, entries] = await Promise.all([
    db.getMany("messages", idsOf("exchange")),
    db.getMany("versions", idsOf("deliverable")),
    db.getMany("buddyEntries", idsOf("buddy")),
  ]);
  const textById = new Map<string, string>();
  for (const row of [...messages.map(messageOf), ...versions.map(versionOf), ...entries.map(buddyEntryOf)]) {
    if (row !== null) textById.set(row.id, row.text);
  }
  return shown.map((line, at) => {
    const words = plainText(textById.get(ids[at] ?? "") ?? "");
    return lineOf(line, excerptOf(words, terms), terms);
  });
}

/**
 * Whose words stand under the title: a passage that was found, rather not the question that the title says already;
 * without a search the newest reply that says something, else the newest question; of binômes, their last words.
 */
function excerptId(line: FoundLine): string | null {
  if (line.kind === "deliverable") return line.id;
  if (line.kind === "buddy") {
    return (line.passages[0] ?? line.thread.entries.findLast(({ folded }) => folded !== ""))?.id ?? null;
  }
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

function lineOf(line: FoundLine, excerpt: Line["excerpt"], terms: readonly Term[]): Line {
  const { kind, id, day } = line;
  const common = { target: { kind, id }, day, excerpt, isPinned: false, deletedAt: null, version: null, buddy: null };
  if (line.kind === "deliverable") {
    const { n, createdAt } = line.version;
    return { ...common, createdAt, version: n, title: [], passage: id };
  }
  if (line.kind === "buddy") {
    const { name: buddy, thread, passages } = line;
    return { ...common, createdAt: thread.entries[0]?.at ?? 0, buddy, title: [], passage: passages[0]?.id ?? null };
  }
  const { row, texts } = line.exchange;
  const name = plainText(texts[0]?.title ?? "");
  return {
    ...common,
    createdAt: row.createdAt,
    isPinned: row.pinnedAt !== null,
    deletedAt: row.deletedAt,
    title: piecesAt(name, findRanges(name, terms)),
    passage: line.passages[0]?.id ?? null,
  };
}
