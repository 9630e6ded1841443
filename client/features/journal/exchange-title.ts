/** What an exchange is called: the chip that opened it, else the beginning of its first question. */
import type { AskedAndAnswered } from "#client/db/journal.ts";
import { excerptOf } from "#client/db/search/excerpt.ts";
import { plainText } from "#shared/plain-text.ts";

const TITLE_CHARACTERS = 120;

export function exchangeTitle(turns: readonly AskedAndAnswered[]): string {
  const first = turns[0]?.question;
  const words = first?.label ?? plainText(first?.text ?? "");
  return excerptOf(words, [], TITLE_CHARACTERS)
    .map(({ text }) => text)
    .join("");
}
