/** What the page and the worker of a copy say to each other: a question, and one answer. */
import type { BackupRefusal } from "./parse-backup.ts";
import type { ImportTally } from "./plan-import.ts";

export type ToWorker = { kind: "read"; userId: string; file: File } | { kind: "add" };

/** `adds`: whether importing it would write anything. `exportedAt`: ISO 8601, UTC. */
export type CopyPreview = { kind: "preview"; exportedAt: string; adds: boolean; tally: ImportTally };

/** `isFull`: the disk had no room for it. */
export type FromWorker = CopyPreview | BackupRefusal | { kind: "added" } | { kind: "failed"; isFull: boolean };
