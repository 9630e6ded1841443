import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Reply } from "#shared/message.ts";
import { newId } from "../platform/ids.ts";
import { exchangeRow, questionRow, replyRow } from "../testing/thread-rows.ts";
import { closeDb, currentDb, openDb } from "./db.ts";
import { changeReply, checkpointReply, readBranch } from "./threads.ts";
import { type Branch, watchBranch } from "./watch-branch.ts";

const EXCHANGE = "exchange";
let told: Branch[];
let watching: { unsubscribe: () => void } | null;

beforeEach(async () => {
  openDb(crypto.randomUUID());
  await currentDb().exchanges.add(exchangeRow({ id: EXCHANGE }));
  told = [];
  watching = null;
});
afterEach(() => {
  watching?.unsubscribe();
  closeDb();
  vi.restoreAllMocks();
});

test("however long a day becomes, the branch that is told is the one that is read", async () => {
  watch();
  let before: Reply | null = null;
  for (let turn = 0; turn < 45; turn++) {
    before = await addTurn(turn, before);
    if (turn % 9 === 0) await isTold();
  }
  await isTold();
  expect(told.at(-1)?.turns).toHaveLength(45);
});

test("a reply asked again or still on its way far above is told like the newest", async () => {
  const replies: Reply[] = [];
  for (let turn = 0; turn < 60; turn++) replies.push(await addTurn(turn, replies.at(-1) ?? null));
  watch();
  await isTold();
  const old = replies[2] ?? expect.fail("no reply");
  await currentDb().messages.add({ ...old, id: newId(), text: "Refaite" });
  await isTold();
  await changeReply(old.id, (reply) => ({ ...reply, state: { status: "streaming", seq: 1 } }));
  await isTold();
  await checkpointReply({ ...old, text: "Ton accroche", state: { status: "streaming", seq: 2 } });
  await isTold();
  expect(told.at(-1)?.turns[2]?.replies.map(({ text }) => text)).toEqual(["Ton accroche", "Refaite"]);
});

test("while a reply is written at the end of a long day, the messages above are not read again", async () => {
  let last: Reply | null = null;
  for (let turn = 0; turn < 150; turn++) last = await addTurn(turn, last);
  const newest = last ?? expect.fail("no reply");
  await changeReply(newest.id, (reply) => ({ ...reply, state: { status: "streaming", seq: 0 } }));
  watch();
  await isTold();
  let rowsRead = 0;
  const { getAll } = IDBIndex.prototype as { getAll: (this: IDBIndex, ...args: unknown[]) => IDBRequest<unknown[]> };
  vi.spyOn(IDBIndex.prototype, "getAll").mockImplementation(function (this: IDBIndex, ...args) {
    const request = getAll.apply(this, args);
    request.addEventListener("success", () => (rowsRead += request.result.length));
    return request;
  });
  for (let seq = 1; seq <= 5; seq++) {
    await checkpointReply({ ...newest, text: "mot ".repeat(seq), state: { status: "streaming", seq } });
    await vi.waitFor(() => expect(told.at(-1)?.turns.at(-1)?.current.text).toBe("mot ".repeat(seq)));
  }
  expect(rowsRead).toBeGreaterThan(0);
  expect(rowsRead / 5).toBeLessThan(100);
});

test("older words that come late never take the place of newer ones", async () => {
  const reply = await addTurn(0, null);
  await changeReply(reply.id, (row) => ({ ...row, text: "", state: { status: "streaming", seq: 0 } }));
  await checkpointReply({ ...reply, text: "Ton accroche", state: { status: "streaming", seq: 2 } });
  await checkpointReply({ ...reply, text: "Ton", state: { status: "streaming", seq: 1 } });
  await checkpointReply({ ...reply, text: "Ton autre", state: { status: "streaming", seq: 2 } });
  expect(await currentDb().messages.get(reply.id)).toMatchObject({ text: "Ton accroche", state: { seq: 2 } });
});

test("that words on the screen were kept is no news; their end is, and so is whatever else changes", async () => {
  const reply = await addTurn(0, null);
  await changeReply(reply.id, (row) => ({ ...row, text: "", state: { status: "streaming", seq: 0 } }));
  let seen = "Ton accroche";
  watch((row) => row.id === reply.id && seen.startsWith(row.text));
  await isTold();
  const before = told.length;
  await checkpointReply({ ...reply, text: "Ton accroche", state: { status: "streaming", seq: 1 } });
  await addTurn(1, reply);
  await isTold();
  expect(told.slice(before).map(({ turns }) => turns.length)).not.toContain(1);
  seen = "";
  await checkpointReply({ ...reply, text: "Ton accroche tient", state: { status: "streaming", seq: 2 } });
  await isTold();
  seen = "Ton accroche tient";
  await changeReply(reply.id, (row) => ({ ...row, state: { status: "stopped" } }));
  await isTold();
});

function watch(isShown: (reply: Reply) => boolean = () => false): void {
  watching = watchBranch(3, {
    tell: (branch) => told.push(branch),
    fail: (error) => expect.fail(String(error)),
    isShown,
  });
}

async function isTold(): Promise<void> {
  const turns = await readBranch(3, EXCHANGE);
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ exchangeId: EXCHANGE, turns }));
}

async function addTurn(turn: number, before: Reply | null): Promise<Reply> {
  const question = questionRow({
    exchangeId: EXCHANGE,
    createdAt: turn,
    parentId: before?.id ?? null,
    text: `Question ${turn}`,
  });
  const reply = replyRow(question, { text: `Réponse ${turn}` });
  await currentDb().messages.bulkAdd([question, reply]);
  return reply;
}
