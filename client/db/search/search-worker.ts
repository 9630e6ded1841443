/** The worker of the journal: hears what to look for and what changed, and answers. It never writes. */
import { type JournalReader, journalReader } from "./journal-reader.ts";
import type { Changes, FromWorker, ToWorker } from "./look.ts";
import { type ReadOnlyDb, readOnlyDb } from "./read-only-db.ts";

let db: ReadOnlyDb | null = null;
let reader: JournalReader | null = null;

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case "open":
      db = readOnlyDb(data.database);
      readAnew();
      break;
    case "look":
      void reader?.look(data.look).then(
        (answer) => tell({ kind: "answer", answer }),
        (error: unknown) => tell({ kind: "failed", reason: error instanceof Error ? error.name : "unknown" }),
      );
      break;
    case "changed":
      if (data.changes === "anything") readAnew();
      else void change(data.changes);
      break;
  }
});

function readAnew(): void {
  if (db === null) return;
  reader = journalReader(db);
  // What could not be read makes the looks fail, which is told there.
  reader.readAll(seeMore).catch(() => undefined);
}

async function change(changes: Changes): Promise<void> {
  await reader?.change(changes).catch(() => undefined);
  seeMore();
}

function seeMore(): void {
  tell({ kind: "changed" });
}

function tell(message: FromWorker): void {
  postMessage(message);
}
