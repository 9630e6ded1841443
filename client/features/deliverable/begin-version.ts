/** A version begun by hand, and the way back. */
import { addVersion, takeBackVersion } from "#client/db/new-version.ts";
import { currentTexts } from "#client/i18n/language.ts";
import { versionTexts } from "#client/i18n/version-texts.ts";
import { showToast } from "#client/ui/toasts.tsx";
import type { Day } from "#shared/day.ts";

/** Durable when it resolves. */
export async function beginVersion(day: Day, from: string): Promise<void> {
  const text = currentTexts(versionTexts);
  const made = await addVersion(day, from);
  showToast({
    text: text.versionMade(made.n),
    action: { label: text.undo, run: () => void takeBackVersion(made) },
  });
}
