/** Does what was asked for, or says that it could not be done and that nothing has changed. */
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toast.ts";

export function useAttempt(): (work: () => Promise<void>) => void {
  const { notDone } = useTexts(journalTexts);
  return (work) => {
    work().catch(() => showToast({ text: notDone, isFailure: true }));
  };
}
