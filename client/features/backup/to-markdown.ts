/**
 * A story as Markdown that any reader shows. What never breaks: the document's own structure. What a person typed is
 * fenced by more backticks than it holds; a reply is quoted line by line, with nothing in it that would run or be fetched.
 */
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { remarkTexts } from "#client/i18n/remark-texts.ts";
import { formatMoment } from "./format-copy.ts";
import { buddyTitle, type DocumentWords, saidByBuddy, saidByCoach, saidByPerson } from "./document-words.ts";
import type { StoryDay, StoryTurn } from "./story.ts";

export function toMarkdown(days: readonly StoryDay[], words: DocumentWords): string {
  const text = backupTexts[words.lang].document;
  const blocks = [
    `---\ntitle: ${JSON.stringify("Second de Bord")}\nlang: ${words.lang}\nexported: ${new Date(words.atMs).toISOString()}\n---`,
    ...(days.length === 0 ? [text.empty] : []),
    ...days.flatMap(({ day, versions, evening, exchanges, buddy }) => [
      heading(1, words.day(day)),
      ...versions.flatMap((version) => [
        heading(2, text.deliverable(version.n, formatMoment(words.lang, version.updatedAt))),
        fenced(version.text),
      ]),
      ...(evening === null ? [] : [heading(2, text.evening), fenced(evening)]),
      ...exchanges.flatMap(({ title, turns }) => [
        heading(2, text.exchange(title)),
        ...turns.flatMap((turn) => toBlocks(turn, words)),
      ]),
      ...buddy.flatMap((thread) => [
        heading(2, buddyTitle(words, thread)),
        ...thread.entries.flatMap((entry) => [
          heading(3, saidByBuddy(words, thread, entry)),
          ...(entry.text === "" ? [] : [fenced(entry.text)]),
        ]),
      ]),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function toBlocks({ question, replies, read }: StoryTurn, words: DocumentWords): string[] {
  const text = backupTexts[words.lang].document;
  return [
    ...(read === null ? [] : [heading(3, text.asRead(read.version)), fenced(read.text)]),
    heading(3, saidByPerson(words, question)),
    fenced(question.text),
    ...(question.remark === undefined
      ? []
      : [heading(3, remarkTexts[words.lang].of(question.remark.from)), fenced(question.remark.text)]),
    ...replies.flatMap((reply) => [
      heading(3, saidByCoach(words, reply)),
      reply.text.trim() === "" ? text.noWords : quoted(reply.text),
    ]),
  ];
}

function heading(level: 1 | 2 | 3, words: string): string {
  const oneLine = words.replace(/\s+/gu, " ").trim();
  return `${"#".repeat(level)} ${oneLine.replace(/[\\`*_[\]<>#&!|~]/g, "\\$&")}`;
}

function fenced(words: string): string {
  const longest = Math.max(2, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${words}\n${fence}`;
}

/** No HTML and no image: a reader of Markdown may run the one and fetch the other. */
function quoted(markdown: string): string {
  const inert = markdown.replace(/<(?=[a-z/!?])/gi, "&lt;").replaceAll("![", "!\\[");
  return inert
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}
