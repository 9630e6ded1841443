/**
 * Escape in veille stops the reply that is still being written to the day on the page, and says so: nothing else there would
 * show it. Aboard, the window answers Escape itself.
 */
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { currentTexts } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toast.ts";
import type { Day } from "#shared/day.ts";
import { isFreeEscape } from "./free-escape.ts";
import { stopReply } from "./stop-reply.ts";
import { readCoachThread } from "./use-coach-thread.ts";

/** Returns the way to stop listening. */
export function startUnseenStop(day: Day): () => void {
  const onKey = (event: KeyboardEvent) => {
    // A database that cannot be read is told elsewhere.
    if (isFreeEscape(event)) void stopUnseen(day).catch(() => undefined);
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

async function stopUnseen(day: Day): Promise<void> {
  const { busy } = await readCoachThread(day);
  if (busy?.state.status !== "streaming") return;
  const { kind } = await stopReply(busy.id);
  const text = currentTexts(coachTexts);
  showToast(kind === "stopped" ? { text: text.stoppedUnseen } : { text: text.stopFailed, isFailure: true });
}
