/** A story as plain text. Whatever was said stands two spaces in, so that no line of it can pass for one of ours. */
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { formatMoment } from "#client/i18n/format.ts";
import { type DocumentWords, saidByCoach, saidByPerson } from "./document-words.ts";
import type { StoryDay, StoryTurn } from "./story.ts";

export function toPlainText(days: readonly StoryDay[], words: DocumentWords): string {
  const text = backupTexts[words.lang].document;
  const blocks = [
    `Second de Bord\n${text.exported(formatMoment(words.lang, words.atMs))}`,
    ...(days.length === 0 ? [text.empty] : []),
    ...days.flatMap(({ day, versions, evening, exchanges }) => [
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
    ...replies.flatMap((reply) => [
      saidByCoach(words, reply),
      indented(reply.text.trim() === "" ? text.noWords : reply.text),
    ]),
  ];
}

function underlined(words: string, stroke: string): string {
  const oneLine = words.replace(/\s+/gu, " ").trim();
  return `${oneLine}\n${stroke.repeat(Math.min(oneLine.length, 72))}`;
}

function indented(words: string): string {
  return words.replace(/^/gm, "  ");
}
