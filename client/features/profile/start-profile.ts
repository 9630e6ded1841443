/** Sends a changed profile as soon as there is someone to send it to; the outbox does so too, before any run. */
import { liveQuery } from "dexie";
import { readProfile } from "#client/db/profile.ts";
import { flushProfile } from "#client/db/profile-sync.ts";
import { sessionStore } from "#client/db/session.ts";
import { isOnline, onOnlineChange } from "#client/platform/online.ts";

/** One call for a burst of typing. */
const SEND_AFTER_MS = 1_000;

/** `main` calls it once, after the database is open; returns the way to stop. */
export function startProfile(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function sendSoon() {
    clearTimeout(timer);
    timer = setTimeout(send, SEND_AFTER_MS);
  }
  function send() {
    if (isOnline() && sessionStore.getState().state === "ready") void flushProfile();
  }

  const subscription = liveQuery(readProfile).subscribe({ next: sendSoon, error: () => undefined });
  const stopListening = [onOnlineChange(sendSoon), sessionStore.subscribe(sendSoon)];
  return () => {
    clearTimeout(timer);
    subscription.unsubscribe();
    for (const stop of stopListening) stop();
  };
}
