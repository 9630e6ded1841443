/** When this device last kept something of the person's: told once the transaction is complete, so it is on the disk. */
import { Dexie, type ObservabilitySet } from "dexie";
import { useEffect } from "react";
import { create } from "zustand";
import { now } from "../platform/clock.ts";

/** What the person wrote, asked and was answered; not the programme and the session, kept to be read offline. */
const WORDS = /^idb:\/\/[^/]+\/(?:messages|exchanges|versions|verdicts|promises|dayLog|drafts|profile)\//;
const MINUTE_MS = 60_000;

/** One for all who tell it: a screen that is opened later tells the same. */
const useLastWrite = create<{ atMs: number | null }>(() => ({ atMs: null }));

/** Epoch milliseconds of the minute, of this tab or another; `null` when nothing was written since this page is open. */
export function useLastWriteAt(): number | null {
  useEffect(() => {
    function note(parts: ObservabilitySet) {
      if (Object.keys(parts).some((part) => WORDS.test(part)))
        useLastWrite.setState({ atMs: now() - (now() % MINUTE_MS) });
    }
    Dexie.on.storagemutated.subscribe(note);
    return () => Dexie.on.storagemutated.unsubscribe(note);
  }, []);
  return useLastWrite(({ atMs }) => atMs);
}
