/** What was written and said, in the order in which one reads it: for documents, which show no row. */
import { eveningLines } from "#client/db/evening-lines.ts";
import type { BackupRows } from "#client/db/backup/backup-format.ts";
import { buddyDay, buddyThreadId, buddyThreadOf } from "#client/db/buddy-days.ts";
import type { ZonedCalendar } from "#client/db/calendar.ts";
import type { BuddyEntryRow, VersionRow } from "#client/db/rows.ts";
import type { Day } from "#shared/day.ts";
import type { Question, Reply } from "#shared/message.ts";

export type StoryTurn = {
  question: Question;
  /** Every one, oldest first: « Refaire » does not take words out of a document. */
  replies: Reply[];
  /** The deliverable that the coach read, where the document has not shown that text before. */
  read: { version: number; text: string } | null;
};

export type StoryExchange = { id: string; createdAt: number; title: string; turns: StoryTurn[] };

/** `text`: what it says; of a promise seen done, the promise, where it is known. */
export type StoryEntry = { row: BuddyEntryRow; text: string };

/** What one pair wrote on one date, as they said it. `name`: of the other one. */
export type StoryBuddyThread = { id: string; name: string; atMs: number; entries: StoryEntry[] };

/** `evening`: what was left for the day after, a line a date; `null` where there is none. */
export type StoryDay = {
  day: Day;
  versions: VersionRow[];
  evening: string | null;
  exchanges: StoryExchange[];
  buddy: StoryBuddyThread[];
};

/** Days first to last. What is in the bin is left out, unless it is the one thing that was asked for. */
export function toStory(rows: BackupRows, calendar: ZonedCalendar): StoryDay[] {
  const exchanges =
    rows.exchanges.length === 1 ? rows.exchanges : rows.exchanges.filter((row) => row.deletedAt === null);
  const versions = rows.versions.filter(({ text }) => text.trim() !== "");
  const evenings = new Map(
    rows.dayLog.flatMap((row) => {
      const lines = eveningLines(row);
      return lines.length === 0 ? [] : [[row.day, lines.map(({ text }) => text).join("\n")]];
    }),
  );
  const buddyByDay = buddyThreadsByDay(rows, calendar);
  const written = [...exchanges, ...versions].map(({ day }) => day);
  const days = [...new Set([...written, ...evenings.keys(), ...buddyByDay.keys()])].toSorted(
    (one, other) => one - other,
  );
  const questions = rows.messages.filter((message) => message.role === "question");
  const repliesByQuestion = new Map<string, Reply[]>();
  for (const message of rows.messages) {
    if (message.role !== "reply") continue;
    repliesByQuestion.set(message.parentId, [...(repliesByQuestion.get(message.parentId) ?? []), message]);
  }
  return days.map((day) => {
    const ofDay = versions.filter((row) => row.day === day).toSorted((one, other) => one.n - other.n);
    const shown = new Set(ofDay.map(({ text }) => text));
    return {
      day,
      versions: ofDay,
      evening: evenings.get(day) ?? null,
      exchanges: exchanges
        .filter((row) => row.day === day)
        .map(({ id, createdAt }) => {
          const asked = questions.filter(({ exchangeId }) => exchangeId === id);
          const turns = asked.map((question) => toTurn(question, repliesByQuestion.get(question.id) ?? [], shown));
          return { id, createdAt, title: asked[0]?.label ?? asked[0]?.text ?? "", turns };
        })
        .filter(({ turns }) => turns.length > 0),
      buddy: buddyByDay.get(day) ?? [],
    };
  });
}

/** In the order of the server, which is that of the two of them; what it has not yet comes last. */
function buddyThreadsByDay(rows: BackupRows, calendar: ZonedCalendar): Map<Day, StoryBuddyThread[]> {
  const names = new Map(rows.pairs.map(({ id, name }) => [id, name]));
  const words = new Map(rows.buddyEntries.map(({ id, body }) => [id, "text" in body ? body.text : ""]));
  const byDay = new Map<Day, StoryBuddyThread[]>();
  for (const row of rows.buddyEntries.toSorted(inOrder)) {
    const thread = buddyThreadOf(row, calendar.zone);
    const day = buddyDay(thread, calendar);
    const threads = byDay.get(day) ?? [];
    byDay.set(day, threads);
    const entry = { row, text: words.get(row.body.kind === "seen-done" ? row.body.of : row.id) ?? "" };
    const id = buddyThreadId(thread);
    const known = threads.find((one) => one.id === id);
    if (known !== undefined) known.entries.push(entry);
    else threads.push({ id, name: names.get(row.pairId) ?? "", atMs: row.at, entries: [entry] });
  }
  return byDay;
}

function inOrder(one: BuddyEntryRow, other: BuddyEntryRow): number {
  return (one.seq || Infinity) - (other.seq || Infinity) || (one.id < other.id ? -1 : 1);
}

function toTurn(question: Question, replies: Reply[], shown: Set<string>): StoryTurn {
  const { deliverable } = question;
  const isNew = deliverable !== null && !shown.has(deliverable.text);
  if (isNew) shown.add(deliverable.text);
  return { question, replies, read: isNew ? deliverable : null };
}
