/** What became of a promise, said in a toast that can undo it. */
import { restorePromise, settlePromise } from "#client/db/promises.ts";
import type { PromiseRow } from "#client/db/rows.ts";
import { currentTexts } from "#client/i18n/language.ts";
import { promiseTexts } from "#client/i18n/promise-texts.ts";
import { showToast } from "#client/ui/toast.ts";

export async function settleWithUndo(id: string, state: PromiseRow["state"]): Promise<void> {
  const text = currentTexts(promiseTexts);
  const before = await settlePromise(id, state);
  if (before === null) return;
  showToast({
    text: text.settled[state],
    action: { label: text.undo, run: () => void restorePromise(before) },
  });
}
