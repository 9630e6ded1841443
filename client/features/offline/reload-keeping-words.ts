/** The only way this feature reloads a page: after every field has said that its words are on the disk. */
import { currentText } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toast.ts";
import { keepUnsavedWords } from "#client/ui/unsaved-words.ts";

/** Where words cannot be kept, says so and does nothing; `go` is what to do where they are. */
export async function onceWordsAreKept(go: () => void): Promise<void> {
  if (await keepUnsavedWords()) return go();
  const text = currentText();
  const again = { label: text.deliverable.retry, run: () => void onceWordsAreKept(go) };
  showToast({ text: text.shell.notKept, action: again, isFailure: true });
}

export function reloadKeepingWords(): void {
  void onceWordsAreKept(() => location.reload());
}
