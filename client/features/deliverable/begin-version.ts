/** A version begun by hand, and the way back: the same from the sheet and from the palette. */
import { addVersion, type MadeVersion, takeBackVersion } from "#client/db/new-version.ts";
import { currentTexts } from "#client/i18n/language.ts";
import { versionTexts } from "#client/i18n/version-texts.ts";
import { showToast } from "#client/ui/toast.ts";
import type { Day } from "#shared/day.ts";

/** Says what came of it. Durable when it resolves, if anything was made. */
export async function beginVersion(day: Day, from: string): Promise<void> {
  const text = currentTexts(versionTexts);
  try {
    const made = await addVersion(day, from);
    if (made === null) {
      showToast({ text: text.nothingToBegin });
      return;
    }
    const { n } = made.row;
    showToast({
      text: made.filled === null ? text.versionMade(n) : text.versionFilled(n),
      action: { label: text.undo, run: () => void takeBack(made) },
    });
  } catch {
    showToast({ text: text.notMade, isFailure: true });
  }
}

async function takeBack(made: MadeVersion): Promise<void> {
  const text = currentTexts(versionTexts);
  try {
    if (!(await takeBackVersion(made))) showToast({ text: text.versionKept(made.row.n) });
  } catch {
    showToast({ text: text.notTakenBack(made.row.n), isFailure: true });
  }
}
