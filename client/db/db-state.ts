/** What the person must be told about the database under their words. */
import { create } from "zustand";

/**
 * `blocked`: another tab holds an older version of the database and does not let go.
 * `full`: the last write found no room; reading goes on, and the next write that finds some ends it.
 * `refused`: the storage would not take the last write, and not for want of room; ends the same way.
 * `old-tab`: a newer version of the app has the database; nothing can be written from this tab any more.
 * `failed`: it could not be opened, could not be brought to this version, or was lost; what is on the screen is not kept.
 */
export type DbState =
  | { kind: "opening" | "open" | "blocked" | "full" | "refused" | "old-tab" }
  | { kind: "failed"; reason: "not-opened" | "not-upgraded" | "closed" };

const store = create<{ state: DbState }>(() => ({ state: { kind: "opening" } }));

export function useDbState(): DbState {
  return store((holder) => holder.state);
}

export function dbState(): DbState {
  return store.getState().state;
}

/** For `client/db` alone. An old tab stays one until it is reloaded. */
export function setDbState(state: DbState): void {
  if (dbState().kind === "old-tab" && state.kind === "failed") return;
  store.setState({ state });
}
