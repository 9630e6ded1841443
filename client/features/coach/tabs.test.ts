// Two tabs of one browser: the same database, the same channel, one lock.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CoachEvent } from "#shared/coach-protocol.ts";
import { startWireServer, type WireRun, type WireServer } from "#server/testing/wire-server.ts";
import { MemoryLocks } from "#client/platform/memory-locks.ts";

const START: CoachEvent = { type: "start", model: "m", source: "model" };
const DONE: CoachEvent = { type: "done", reason: "stop", usage: null, cost: null };
const WAIT = { timeout: 8_000, interval: 10 };

let server: WireServer;
let locks: MemoryLocks;
let userId: string;
let tabs: { close: () => void }[];

type Tab = Awaited<ReturnType<typeof openTab>>;

beforeEach(async () => {
  server = await startWireServer();
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetch(new URL(path, server.origin), init));
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  locks = new MemoryLocks();
  vi.stubGlobal("navigator", { onLine: true, locks });
  userId = crypto.randomUUID();
  tabs = [];
});

afterEach(async () => {
  for (const tab of tabs) tab.close();
  await server.close();
  vi.unstubAllGlobals();
});

describe("two tabs, one reply", () => {
  test("both show the words before their end, from one run", async () => {
    const [leader, follower] = [await openTab(), await openTab()];
    const { replyId } = await follower.ask("Critique mon post");
    const run = await runOf(replyId);
    for (const event of [START, delta("Ton accroche "), delta("tient")]) run.say(event);
    await vi.waitFor(() => expect(leader.words(replyId)).toBe("Ton accroche tient"), WAIT);
    await vi.waitFor(() => expect(follower.words(replyId)).toBe("Ton accroche tient"), WAIT);
    run.say(delta(" bien."));
    run.say(DONE);
    await complete(follower, replyId, "Ton accroche tient bien.");
    expect(posts()).toBe(1);
  });

  test("one that is opened late has the words said before, though nothing more is said", async () => {
    const leader = await openTab();
    const { replyId } = await leader.ask("Critique mon post");
    const run = await runOf(replyId);
    for (const event of [START, delta("Ton accroche ")]) run.say(event);
    await vi.waitFor(() => expect(leader.words(replyId)).toBe("Ton accroche "), WAIT);
    await vi.waitFor(async () => expect((await leader.row(replyId))?.state.status).toBe("streaming"), WAIT);
    const late = await openTab();
    await vi.waitFor(() => expect(late.words(replyId)).toBe("Ton accroche "), WAIT);
    run.say(delta("tient."));
    await vi.waitFor(() => expect(late.words(replyId)).toBe("Ton accroche tient."), WAIT);
  });

  test("when the one that delivers is closed the other goes on where its own words end, with one post", async () => {
    const [leader, follower] = [await openTab(), await openTab()];
    const { replyId } = await leader.ask("Critique mon post");
    const run = await runOf(replyId);
    for (const event of [START, delta("Ton accroche "), delta("tient")]) run.say(event);
    await vi.waitFor(() => expect(follower.words(replyId)).toBe("Ton accroche tient"), WAIT);
    leader.close();
    run.say(delta(" bien."));
    run.say(DONE);
    await complete(follower, replyId, "Ton accroche tient bien.");
    expect(posts()).toBe(1);
    expect(server.calls).toContain(`GET /api/ai/coach/${replyId}?after=3`);
  });

  test("words that only the follower saw survive the tab that delivers and the server", async () => {
    const [leader, follower] = [await openTab(), await openTab()];
    const { replyId } = await leader.ask("Critique mon post");
    const run = await runOf(replyId);
    for (const event of [START, delta("Ton accroche "), delta("tient")]) run.say(event);
    await vi.waitFor(() => expect(follower.words(replyId)).toBe("Ton accroche tient"), WAIT);
    await forgetWordsInRow(leader, replyId);
    leader.close();
    server.restart();
    await vi.waitFor(
      async () =>
        expect(await follower.row(replyId)).toMatchObject({
          text: "Ton accroche tient",
          state: { status: "interrupted", final: true },
        }),
      WAIT,
    );
  });

  test("stop from the one that follows ends the run", async () => {
    const [, follower] = [await openTab(), await openTab()];
    const { replyId } = await follower.ask("Critique mon post");
    const run = await runOf(replyId);
    for (const event of [START, delta("Ton accroche ")]) run.say(event);
    await vi.waitFor(() => expect(follower.words(replyId)).toBe("Ton accroche "), WAIT);
    await follower.stop(replyId);
    await vi.waitFor(
      async () =>
        expect(await follower.row(replyId)).toMatchObject({ text: "Ton accroche ", state: { status: "stopped" } }),
      WAIT,
    );
  });

  test("a tab that delivers and no longer answers is replaced; one that answers is not", async () => {
    let isRobbed = false;
    locks
      .request("sdb-outbox", {}, () => new Promise(() => undefined))
      .catch(() => {
        isRobbed = true;
      });
    const follower = await openTab();
    const { replyId } = await follower.ask("Critique mon post");
    (await runOf(replyId)).say(START);
    expect(isRobbed).toBe(true);
    const patient = await openTab();
    // Longer than a silent leader is waited for.
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    const run = await runOf(replyId);
    run.say(delta("Ton accroche tient."));
    await vi.waitFor(() => expect(patient.words(replyId)).toBe("Ton accroche tient."), WAIT);
    expect(server.calls.filter((call) => call.startsWith("GET /api/ai/coach"))).toEqual([]);
  });
});

async function openTab() {
  vi.resetModules();
  const { closeDb, openDb } = await import("#client/db/db.ts");
  const { sessionStore } = await import("#client/db/session.ts");
  const { changeReply, readReply } = await import("#client/db/threads.ts");
  const { askCoach } = await import("./ask-coach.ts");
  const { liveReply } = await import("./live-replies.ts");
  const { startCoach } = await import("./start-coach.ts");
  const { stopReply } = await import("./stop-reply.ts");
  openDb(userId);
  sessionStore.setState({ state: "ready" });
  const stopCoach = startCoach();
  const tab = {
    ask: (text: string) => askCoach({ day: 3, lang: "fr", text, label: null, mode: "free", needs: [] }),
    stop: stopReply,
    row: readReply,
    changeRow: changeReply,
    words: (replyId: string) => (liveReply()?.id === replyId ? liveReply()?.text : undefined),
    close: () => {
      stopCoach();
      closeDb();
    },
  };
  tabs.push(tab);
  return tab;
}

function runOf(replyId: string): Promise<WireRun> {
  return vi.waitFor(() => server.runs.get(replyId) ?? expect.fail("not begun"), WAIT);
}

function complete(tab: Tab, replyId: string, text: string): Promise<void> {
  return vi.waitFor(
    async () => expect(await tab.row(replyId)).toMatchObject({ text, state: { status: "complete" } }),
    WAIT,
  );
}

/** As if the tab had died before its next checkpoint. */
async function forgetWordsInRow(tab: Tab, replyId: string): Promise<void> {
  await vi.waitFor(async () => expect((await tab.row(replyId))?.text).toBe("Ton accroche tient"), WAIT);
  await tab.changeRow(replyId, (row) => ({ ...row, text: "Ton ", state: { status: "streaming", seq: 1 } }));
}

function posts(): number {
  return server.calls.filter((call) => call === "POST /api/ai/coach").length;
}

function delta(text: string): CoachEvent {
  return { type: "delta", text };
}
