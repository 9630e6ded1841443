/** Threads of earlier days, put into a browser's database as the app keeps them. */
import type { Page } from "playwright-core";
import { v7 } from "uuid";
import type { ExchangeRow, VersionRow } from "#client/db/rows.ts";
import { exchangeRow, questionRow, replyRow } from "#client/testing/thread-rows.ts";
import type { Message } from "#shared/message.ts";

const SOURCE = { kind: "model", model: "test" } as const;
const COMPLETE = { status: "complete", reason: "stop", usage: null, cost: null } as const;

export type SeededExchange = {
  day: number;
  atMs: number;
  /** The chip that opened it; `null`: typed. */
  label?: string | null;
  isPinned?: boolean;
  deletedAtMs?: number;
  /** A question and the texts of its replies, oldest first. */
  turns: [question: string, ...replies: string[]][];
};

export type Seed = { exchanges: SeededExchange[]; versions?: { day: number; n: number; atMs: number; text: string }[] };

/** The page has opened the app. Answers the ids of the exchanges, in the order given. */
export async function seedJournal(page: Page, { exchanges, versions = [] }: Seed): Promise<string[]> {
  const rows = exchanges.map(rowsOf);
  await putRows(page, {
    exchanges: rows.map(({ exchange }) => exchange),
    messages: rows.flatMap(({ messages }) => messages),
    versions: versions.map(({ day, n, atMs, text }) => ({
      id: idAt(atMs),
      day,
      n,
      text,
      createdAt: atMs,
      updatedAt: atMs,
    })),
  });
  return rows.map(({ exchange }) => exchange.id);
}

function rowsOf({ day, atMs, label = null, isPinned = false, deletedAtMs, turns }: SeededExchange) {
  const exchange = exchangeRow({
    id: idAt(atMs),
    day,
    createdAt: atMs,
    pinnedAt: isPinned ? atMs : null,
    deletedAt: deletedAtMs ?? null,
  });
  const messages: Message[] = [];
  let at = atMs;
  let parentId: string | null = null;
  for (const [text, ...replies] of turns) {
    const question = questionRow({
      id: idAt(at++),
      day,
      exchangeId: exchange.id,
      createdAt: atMs,
      parentId,
      text,
      label: parentId === null ? label : null,
      mode: label === null ? "free" : "critique",
      deliverable: { version: 2, text: "Tes freins couinent." },
    });
    messages.push(question);
    for (const words of replies) {
      const reply = replyRow(question, { id: idAt(at++), text: words, source: SOURCE, state: COMPLETE });
      messages.push(reply);
      parentId = reply.id;
    }
  }
  return { exchange, messages };
}

function idAt(atMs: number): string {
  return v7({ msecs: atMs });
}

type Rows = { exchanges: ExchangeRow[]; messages: Message[]; versions: VersionRow[] };

/** By the browser's own API: what the app finds is what any earlier session would have left. */
export async function putRows(page: Page, rows: Rows): Promise<void> {
  await page.evaluate(async (tables) => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("sdb-"));
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(found?.name ?? "");
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("not opened")));
    });
    const transaction = db.transaction(["exchanges", "messages", "versions"], "readwrite");
    for (const [table, all] of Object.entries(tables)) for (const row of all) transaction.objectStore(table).put(row);
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve());
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("not written")));
    });
    db.close();
  }, rows);
}
