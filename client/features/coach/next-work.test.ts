import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { sessionStore } from "#client/db/session.ts";
import { changeReply } from "#client/db/threads.ts";
import { now } from "#client/platform/clock.ts";
import { askCoach } from "./ask-coach.ts";
import { nextWork } from "./next-work.ts";

const MINUTE_MS = 60_000;
const attempts = { failuresByQuestion: new Map(), rejoinByReply: new Map() };

beforeEach(() => {
  openDb(crypto.randomUUID());
  sessionStore.setState({ state: "ready" });
});
afterEach(() => closeDb());

test("a try that was due while no page was open is made up for within ten minutes, later it is the person's to ask", async () => {
  const replyId = await failedReply(now() - 9 * MINUTE_MS);
  expect(await nextWork(attempts, false)).toMatchObject({ kind: "retry", reply: { id: replyId } });
  await currentDb().messages.clear();
  await failedReply(now() - 11 * MINUTE_MS);
  expect(await nextWork(attempts, false)).toEqual({ kind: "wait", untilMs: Infinity });
  expect(await nextWork(attempts, true)).toEqual({ kind: "wait", untilMs: Infinity });
});

test("a try to come is waited for, unless the server that was away may be back", async () => {
  const dueAtMs = now() + MINUTE_MS;
  await failedReply(dueAtMs);
  expect(await nextWork(attempts, false)).toEqual({ kind: "wait", untilMs: dueAtMs });
  expect(await nextWork(attempts, true)).toMatchObject({ kind: "retry" });
});

async function failedReply(retryAtMs: number): Promise<string> {
  const { replyId } = await askCoach({ day: 3, lang: "fr", text: "Alors ?", label: null, mode: "free", needs: [] });
  await changeReply(replyId, (reply) => ({ ...reply, state: { status: "failed", failure: "server-away", retryAtMs } }));
  return replyId;
}
