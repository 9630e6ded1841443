/** An entry in one line of plain words, for the folded row and for whoever listens. */
import { assertNever } from "#shared/assert-never.ts";
import type { BuddyEntryRow } from "#client/db/rows.ts";
import type { binomeTexts } from "#client/i18n/binome-texts.ts";

const LINE_MAX = 160;

export function plainEntry({ body }: BuddyEntryRow, text: (typeof binomeTexts)["fr"]): string {
  switch (body.kind) {
    case "text":
    case "passage":
    case "promise":
    case "verdict":
      return body.text.replaceAll(/\s+/g, " ").slice(0, LINE_MAX);
    case "seen-done":
      return text.card.seenDone;
    default:
      return assertNever(body);
  }
}
