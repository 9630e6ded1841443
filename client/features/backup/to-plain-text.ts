/** A story as plain text. Whatever was said stands two spaces in, so that no line of it can pass for one of ours. */
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { remarkTexts } from "#client/i18n/remark-texts.ts";
import { formatMoment } from "./format-copy.ts";
import { buddyTitle, type DocumentWords, saidByBuddy, saidByCoach, saidByPerson } from "./document-words.ts";
import type { StoryDay, StoryTurn } from "./story.ts";

export function toPlainText(days: readonly StoryDay[], words: DocumentWords): string {
  const text = backupTexts[words.lang].document;
  const blocks = [
    `Second de Bord\n${text.exported(formatMoment(words.lang, words.atMs))}`,
    ...(days.length === 0 ? [text.empty] : []),
    ...days.flatMap(({ day, versions, evening, exchanges, buddy }) => [
      underlined(words.day(day), "="),
      ...versions.flatMap((version) => [
        text.deliverable(version.n, formatMoment(words.lang, version.updatedAt)),
        indented(version.text),
      ]),
      ...(evening === null ? [] : [text.evening, indented(evening)]),
      ...exchanges.flatMap(({ title, turns }) => [
        underlined(text.exchange(title), "-"),
        ...turns.flatMap((turn) => toBlocks(turn, words)),
      ]),
      ...buddy.flatMap((thread) => [
        underlined(buddyTitle(words, thread), "-"),
        ...thread.entries.flatMap((entry) => [
          oneLine(saidByBuddy(words, thread, entry)),
          ...(entry.text === "" ? [] : [indented(entry.text)]),
        ]),
      ]),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function toBlocks({ question, replies, read }: StoryTurn, words: DocumentWords): string[] {
  const text = backupTexts[words.lang].document;
  return [
    ...(read === null ? [] : [text.asRead(read.version), indented(read.text)]),
    saidByPerson(words, question),
    indented(question.text),
    ...(question.remark === undefined
      ? []
      : [oneLine(remarkTexts[words.lang].of(question.remark.from)), indented(question.remark.text)]),
    ...replies.flatMap((reply) => [
      saidByCoach(words, reply),
      indented(reply.text.trim() === "" ? text.noWords : reply.text),
    ]),
  ];
}

function underlined(words: string, stroke: string): string {
  const title = oneLine(words);
  return `${title}\n${stroke.repeat(Math.min(title.length, 72))}`;
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, " ").trim();
}

function indented(words: string): string {
  return words.replace(/^/gm, "  ");
}
