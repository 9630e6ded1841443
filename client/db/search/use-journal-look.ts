/** What the list shows, from the worker, as long as the screen is open. */
import { useEffect, useRef, useState } from "react";
import { type JournalWorker, type Seen, startJournalWorker } from "./journal-worker.ts";
import type { Look } from "./look.ts";

export type JournalView = {
  /** The newest answer, and the look it is the answer to; `undefined` until the first. */
  seen: Seen | undefined;
  /** The journal could not be read. */
  failed: boolean;
};

/** Asks when `look` is another object: keep the same one while it asks the same. */
export function useJournalLook(look: Look): JournalView {
  const [view, setView] = useState<JournalView>({ seen: undefined, failed: false });
  const worker = useRef<JournalWorker | null>(null);

  useEffect(() => {
    const started = startJournalWorker(
      (seen) => setView({ seen, failed: false }),
      () => setView(({ seen }) => ({ seen, failed: true })),
    );
    worker.current = started;
    return () => started.end();
  }, []);
  useEffect(() => worker.current?.look(look), [look]);

  return view;
}
