/**
 * What the tabs of one browser tell each other. Nothing here is kept: a tab that was not there, or is frozen, hears
 * nothing, and must be able to do without.
 */
export type Channel = { post: (message: unknown) => void; close: () => void };

/** `hear` gets what the other tabs post, as structured clones of an unknown version of this code: parse it. */
export function openChannel(name: string, hear: (message: unknown) => void): Channel {
  // Without it (an old Safari) each tab shows what Dexie says, a few times a second.
  if (typeof BroadcastChannel === "undefined") return { post: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", (event: MessageEvent<unknown>) => hear(event.data));
  return {
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
