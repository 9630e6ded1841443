/** From the version on this page to the one that waits: words first, then the files of the other tabs, then the worker. */
import { keepFormerAssets } from "./former-assets.ts";
import { onceWordsAreKept } from "./reload-keeping-words.ts";

/** The page reloads when the new worker has taken over: `start-offline` sees to it. */
let isAsked = false;

export function isUpdateAsked(): boolean {
  return isAsked;
}

export async function takeUpdate(): Promise<void> {
  await onceWordsAreKept(() => void letTheNewOneIn());
}

async function letTheNewOneIn(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const waiting = registration?.waiting ?? null;
  // Another tab let it in already.
  if (waiting === null) return location.reload();
  await keepFormerAssets();
  isAsked = true;
  waiting.postMessage({ type: "SKIP_WAITING" });
}
