/** The words around the words of a document, in one language: who spoke, when, and how a reply ended. */
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { formatLongDate } from "#client/i18n/format.ts";
import { buddyThreadTexts } from "#client/i18n/buddy-thread-texts.ts";
import { tellBuddyEntry } from "#client/i18n/tell-buddy-entry.ts";
import type { Day } from "#shared/day.ts";
import type { Lang } from "#shared/lang.ts";
import type { Question, Reply } from "#shared/message.ts";
import { formatMoment } from "./format-copy.ts";
import type { StoryBuddyThread, StoryEntry } from "./story.ts";

export type DocumentWords = {
  lang: Lang;
  atMs: number;
  /** `J3, Ton premier post`, or `J3` where the mission is not on this device. */
  day: (day: Day) => string;
};

export function saidByPerson({ lang }: DocumentWords, { createdAt }: Question): string {
  return backupTexts[lang].document.you(formatMoment(lang, createdAt));
}

export function saidByCoach({ lang }: DocumentWords, { createdAt, source, state }: Reply): string {
  const text = backupTexts[lang].document;
  const who = source === null ? text.unknown : source.kind === "model" ? text.model(source.model) : text.checks;
  return text.coach(who, formatMoment(lang, createdAt), endOf(text.state, state));
}

export function buddyTitle({ lang }: DocumentWords, { name, atMs }: StoryBuddyThread): string {
  return `${buddyThreadTexts[lang].with(name)}, ${formatLongDate(lang, atMs)}`;
}

/** `Léa, 25 novembre 2026 à 09:44, promesse de J3, pour le 26 nov.` */
export function saidByBuddy({ lang }: DocumentWords, { name }: StoryBuddyThread, { row }: StoryEntry): string {
  const text = buddyThreadTexts[lang];
  const who = row.fromMe ? text.you : name || text.other;
  const end = row.failure !== null ? text.refused : row.seq === 0 ? text.waiting : "";
  return [who, formatMoment(lang, row.at), tellBuddyEntry(lang, row.body), end].filter(Boolean).join(", ");
}

/** Nothing where it ended as it should. */
function endOf(text: Record<Exclude<Reply["state"]["status"], "complete"> | "length", string>, state: Reply["state"]) {
  if (state.status !== "complete") return text[state.status];
  return state.reason === "length" ? text.length : "";
}
