/**
 * A part of the app that cannot be loaded is said in words a person can act on. It happens to a page that is older than
 * what the server has now and that no worker serves. Nothing reloads by itself.
 */
import { currentText } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toast.ts";
import { reloadKeepingWords } from "./reload-keeping-words.ts";

/** `main` calls it once, when a language is loaded. */
export function startLostParts(): void {
  // Vite tells of every dynamic import that failed, a style sheet's included.
  addEventListener("vite:preloadError", () => {
    const text = currentText().shell;
    showToast({ text: text.lostPart, action: { label: text.reload, run: reloadKeepingWords }, isFailure: true });
  });
}
