/** Closes a day and offers to take it back: the same from the foot of the page and from the palette. */
import { closeDay, reopenDay } from "#client/db/day-log.ts";
import type { Dictionary } from "#client/i18n/fr.ts";
import { showToast } from "#client/ui/toasts.tsx";
import type { Day } from "#shared/day.ts";

export async function closeWithUndo(day: Day, text: Dictionary["closing"]): Promise<void> {
  await closeDay(day);
  showToast({ text: text.closed(day), action: { label: text.undo, run: () => void reopenDay(day) } });
}
