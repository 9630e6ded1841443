/** What an entry of the Chat Binôme is, besides its words: « verdict de J3 sur la V2, 3/4 ». */
import { assertNever } from "#shared/assert-never.ts";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { Lang } from "#shared/lang.ts";
import { buddyThreadTexts } from "./buddy-thread-texts.ts";
import { formatShortDate } from "./format.ts";

/** "" for words that were typed. */
export function tellBuddyEntry(lang: Lang, body: BuddyBody): string {
  const text = buddyThreadTexts[lang];
  switch (body.kind) {
    case "text":
      return "";
    case "verdict":
      return text.verdict(body.day, body.version, body.score);
    case "passage":
      return text.passage(body.day, body.version);
    case "promise":
      return text.promise(body.day, formatShortDate(lang, Date.parse(body.dueOn)));
    case "seen-done":
      return text.seenDone;
    default:
      return assertNever(body);
  }
}
