/**
 * A chosen file becomes a backup or a reason why it does not. The file is a stranger's until it was judged: its size
 * before it is read, its depth and its keys before anything walks it, then each row, then how rows hang together.
 */
import * as z from "zod/mini";
import {
  type Backup,
  BACKUP_KEYS,
  BACKUP_MAX_BYTES,
  BACKUP_TABLES,
  BACKUP_VERSION,
  BackupBody,
  BackupHead,
  type BackupRows,
  FirstTables,
} from "./backup-format.ts";
import { hasLoop } from "./has-loop.ts";

/**
 * `place`: where in the file, such as `messages[3].text`. `newer`: written by a later version of the app.
 * `altered`: nested too deep, a forbidden key, the same row twice or a thread that runs in a circle: no copy of ours does.
 */
export type BackupRefusal =
  | { kind: "too-big" }
  | { kind: "unreadable" }
  | { kind: "not-a-copy" }
  | { kind: "newer"; version: number }
  | { kind: "altered"; place: string };

export type ParsedBackup = { kind: "backup"; backup: Backup } | BackupRefusal;

/** Deeper than any row that we write; a text nested 10⁵ deep would break whatever walks it by recursion. */
const DEEPEST = 32;

export async function parseBackup(file: Pick<Blob, "size" | "text">): Promise<ParsedBackup> {
  if (file.size > BACKUP_MAX_BYTES) return { kind: "too-big" };
  let json: unknown;
  try {
    json = JSON.parse(await file.text());
  } catch (error) {
    return { kind: error instanceof SyntaxError ? "not-a-copy" : "unreadable" };
  }
  if (!isShallowAndClean(json)) return { kind: "altered", place: "" };
  const head = z.safeParse(BackupHead, json);
  if (!head.success) return { kind: "not-a-copy" };
  if (head.data.version > BACKUP_VERSION) return { kind: "newer", version: head.data.version };
  return judge(head.data.version === 1 ? withEmptyPairs(json) : json);
}

function withEmptyPairs(json: unknown): unknown {
  if (!fits(FirstTables, json)) return json;
  return { ...json, tables: { pairs: [], buddyEntries: [], ...json.tables } };
}

function judge(json: unknown): ParsedBackup {
  if (!fits(BackupBody, json)) {
    const issue = z.safeParse(BackupBody, json).error?.issues[0];
    return { kind: "altered", place: placeOf(issue?.path ?? []) };
  }
  const { exportedAt, tables: rows } = json;
  const twice = findTwice(rows);
  if (twice !== null) return { kind: "altered", place: twice };
  if (hasLoop(rows.messages)) return { kind: "altered", place: "messages" };
  return { kind: "backup", backup: { exportedAt, rows } };
}

/** The value itself and not the schema's copy, which has lost what it does not know. */
function fits<S extends z.core.$ZodType>(schema: S, value: unknown): value is z.output<S> {
  return z.safeParse(schema, value).success;
}

/** Without recursion: the depth is what is being judged. */
function isShallowAndClean(json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== "object" || value === null) continue;
      if (Object.hasOwn(value, "__proto__")) return false;
      for (const inner of Object.values(value)) if (typeof inner === "object") next.push(inner);
    }
    level = next;
  }
  return true;
}

/** The first row whose key another one of its table has. */
function findTwice(rows: BackupRows): string | null {
  for (const table of BACKUP_TABLES) {
    const seen = new Set<unknown>();
    for (const [index, row] of rows[table].entries()) {
      const key: unknown = Object.getOwnPropertyDescriptor(row, BACKUP_KEYS[table])?.value;
      if (seen.has(key)) return `${table}[${index}]`;
      seen.add(key);
    }
  }
  return null;
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .slice(path[0] === "tables" ? 1 : 0)
    .map((step, at) => (typeof step === "number" ? `[${step}]` : `${at === 0 ? "" : "."}${String(step)}`))
    .join("");
}
