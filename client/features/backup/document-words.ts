/** The words around the words of a document, in one language: who spoke, when, and how a reply ended. */
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { formatMoment } from "#client/i18n/format.ts";
import type { Day } from "#shared/day.ts";
import type { Lang } from "#shared/lang.ts";
import type { Question, Reply } from "#shared/message.ts";

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

/** Nothing where it ended as it should. */
function endOf(text: Record<Exclude<Reply["state"]["status"], "complete"> | "length", string>, state: Reply["state"]) {
  if (state.status !== "complete") return text[state.status];
  return state.reason === "length" ? text.length : "";
}
