/**
 * The page's half of the journal's worker: starts it, tells it which rows changed (in this tab or another), and asks one
 * look at a time. Looks that were overtaken while the worker was busy are never asked.
 */
import { Dexie, type ObservabilitySet, RangeSet } from "dexie";
import { currentDb, currentUserId } from "../db.ts";
import type { Answer, Changes, FromWorker, Look, ToWorker } from "./look.ts";

export type Seen = { look: Look; answer: Answer };

export type JournalWorker = {
  /** Shows that look from now on: its answer is given again whenever it may have changed. */
  look: (look: Look) => void;
  end: () => void;
};

/** `onFailed`: the database could not be read; a later look may do better. */
export function startJournalWorker(onSeen: (seen: Seen) => void, onFailed: () => void): JournalWorker {
  const worker = new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module", name: "journal" });
  let wanted: Look | null = null;
  let asked: Look | null = null;
  let isStale = false;
  let isOpen = false;

  function send(message: ToWorker) {
    worker.postMessage(message);
  }
  function ask() {
    if (wanted === null || asked !== null || !isOpen) return;
    asked = wanted;
    isStale = false;
    send({ kind: "look", look: wanted });
  }

  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    const answered = asked;
    if (data.kind !== "changed") asked = null;
    if (data.kind === "answer" && answered !== null) onSeen({ look: answered, answer: data.answer });
    if (data.kind === "failed") onFailed();
    if (data.kind === "changed") isStale = true;
    if (isStale || (data.kind === "answer" && wanted !== answered)) ask();
  });
  worker.addEventListener("error", onFailed);

  const hear = (parts: ObservabilitySet) => send({ kind: "changed", changes: changesIn(parts) });
  Dexie.on("storagemutated", hear);
  // The worker opens what is there: it must be there first.
  currentDb()
    .exchanges.limit(1)
    .count()
    .then(() => {
      isOpen = true;
      send({ kind: "open", database: databaseName() });
      ask();
    }, onFailed);

  return {
    look: (look) => {
      wanted = look;
      ask();
    },
    end: () => {
      Dexie.on.storagemutated.unsubscribe(hear);
      worker.terminate();
    },
  };
}

function databaseName(): string {
  return `sdb-${currentUserId()}`;
}

const TABLES = ["messages", "exchanges", "versions", "pairs", "buddyEntries"] as const;

/** Dexie tells the primary keys that were written or deleted, table by table, as ranges. */
function changesIn(parts: ObservabilitySet): Changes | "anything" {
  const changes: Changes = { messages: [], exchanges: [], versions: [], pairs: [], buddyEntries: [] };
  if ("all" in parts) return "anything";
  for (const table of TABLES) {
    const keys = new Set<string>();
    for (const index of ["", ":dels"]) {
      const ranges = parts[`idb://${databaseName()}/${table}/${index}`];
      if (ranges === undefined) continue;
      for (const { from, to } of new RangeSet().add(ranges)) {
        if (typeof from !== "string" || from !== to) return "anything";
        keys.add(from);
      }
    }
    changes[table].push(...keys);
  }
  return changes;
}
