/** Closes a day and offers to take it back: the same from the foot of the page and from the palette. */
import { closeDay, reopenDay } from "#client/db/day-log.ts";
import type { Dictionary } from "#client/i18n/fr.ts";
import { showToast } from "#client/ui/toast.ts";
import type { Day } from "#shared/day.ts";

type Texts = Dictionary["closing"];

export async function closeWithUndo(day: Day, text: Texts): Promise<void> {
  try {
    await closeDay(day);
    showToast({ text: text.closed(day), action: { label: text.undo, run: () => void reopen(day, text) } });
  } catch {
    showToast({ text: text.notClosed, isFailure: true });
  }
}

export async function reopen(day: Day, text: Texts): Promise<void> {
  try {
    await reopenDay(day);
  } catch {
    showToast({ text: text.notReopened, isFailure: true });
  }
}
