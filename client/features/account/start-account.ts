/** Keeps what is known of the account up to date: once the server has confirmed it, and each time it is back. */
import { fetchAccount } from "#client/db/account.ts";
import { dbState } from "#client/db/db-state.ts";
import { sessionStore } from "#client/db/session.ts";

/** Returns the way to stop. */
export function startAccount(): () => void {
  const ask = () =>
    void fetchAccount().catch((error: unknown) => {
      if (dbState().kind === "open") globalThis.reportError?.(error);
    });
  if (sessionStore.getState().state === "ready") ask();
  return sessionStore.subscribe(({ state }, before) => {
    if (state === "ready" && before.state !== "ready") ask();
  });
}
