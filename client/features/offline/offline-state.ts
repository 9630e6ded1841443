/** What a person may want to know about opening the app without a server. */
import { create } from "zustand";

/**
 * `insecure`: over plain HTTP from another machine a browser allows no worker. `refused`: it allows none here for reasons
 * of its own. `preparing`: the files are still coming.
 */
export type OfflineState = "preparing" | "ready" | "insecure" | "refused";

/** `update`: a newer version waits for a word from the person, or is in use already by another tab's. */
export const offlineStore = create<{ state: OfflineState; hasUpdate: boolean }>(() => ({
  state: "preparing",
  hasUpdate: false,
}));
