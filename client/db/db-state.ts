/** What the person must be told about the database under their words. */
import { create } from "zustand";

/**
 * `old-tab`: a newer version of the app has the database; nothing can be written from this tab any more.
 * `failed`: it could not be opened or was lost; what is on the screen is not kept.
 */
export type DbState = { kind: "opening" } | { kind: "open" } | { kind: "old-tab" } | { kind: "failed"; reason: string };

const store = create<{ state: DbState }>(() => ({ state: { kind: "opening" } }));

export function useDbState(): DbState {
  return store((holder) => holder.state);
}

export function dbState(): DbState {
  return store.getState().state;
}

/** For `db.ts` alone. An old tab stays one until it is reloaded. */
export function setDbState(state: DbState): void {
  if (dbState().kind === "old-tab" && state.kind === "failed") return;
  store.setState({ state });
}
