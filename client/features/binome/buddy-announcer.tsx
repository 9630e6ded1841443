/** Tells assistive technology of a message that has come since the chat was opened; what was there before is no news. */
import { useState } from "react";
import type { BuddyEntryRow } from "#client/db/rows.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { plainEntry } from "./plain-entry.ts";

export function BuddyAnnouncer({ name, newest }: { name: string; newest: BuddyEntryRow | null }) {
  const text = useTexts(binomeTexts);
  const [openedAt] = useState(() => newest?.seq ?? null);
  const isNews = newest !== null && openedAt !== null && newest.seq > openedAt;
  return (
    <p className="sr" aria-live="polite">
      {isNews && text.arrived(name, plainEntry(newest, text))}
    </p>
  );
}
