/** What was written and said, in the order in which one reads it: for documents, which show no row. */
import type { BackupRows } from "#client/db/backup/backup-format.ts";
import type { VersionRow } from "#client/db/rows.ts";
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

/** `evening`: the line left for the day after; `null` where there is none. */
export type StoryDay = { day: Day; versions: VersionRow[]; evening: string | null; exchanges: StoryExchange[] };

/** Days first to last. What is in the bin is left out, unless it is the one thing that was asked for. */
export function toStory(rows: BackupRows): StoryDay[] {
  const exchanges =
    rows.exchanges.length === 1 ? rows.exchanges : rows.exchanges.filter((row) => row.deletedAt === null);
  const versions = rows.versions.filter(({ text }) => text.trim() !== "");
  const evenings = new Map(
    rows.dayLog.flatMap(({ day, evening }) => (evening === undefined ? [] : [[day, evening.text]])),
  );
  const written = [...exchanges, ...versions].map(({ day }) => day);
  const days = [...new Set([...written, ...evenings.keys()])].toSorted((one, other) => one - other);
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
    };
  });
}

function toTurn(question: Question, replies: Reply[], shown: Set<string>): StoryTurn {
  const { deliverable } = question;
  const isNew = deliverable !== null && !shown.has(deliverable.text);
  if (isNew) shown.add(deliverable.text);
  return { question, replies, read: isNew ? deliverable : null };
}
