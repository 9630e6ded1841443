import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CoachEvent } from "#shared/coach-protocol.ts";
import { civilDateIn } from "#shared/day.ts";
import type { Reply } from "#shared/message.ts";
import { startWireServer, type WireRun, type WireServer } from "#server/testing/wire-server.ts";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { saveDeliverable } from "#client/db/deliverables.ts";
import { saveProfile } from "#client/db/profile.ts";
import { sessionStore, storeSession } from "#client/db/session.ts";
import { changeReply, readQuestion, readReply } from "#client/db/threads.ts";
import { now } from "#client/platform/clock.ts";
import { canResume, resumeReply, retryReply } from "./ask-again.ts";
import { askCoach } from "./ask-coach.ts";
import { changeSince, sendAsAsked, sendWithCurrentText } from "./queued-change.ts";
import { startCoach } from "./start-coach.ts";
import { stopReply } from "./stop-reply.ts";
import { readCoachThread } from "./use-coach-thread.ts";

const WORDS = ["Ton accroche ", "« Stop 🛑 » ", "tient : l’été, ", "çà et là. 👩‍👩‍👧"];
const TEXT = WORDS.join("");
const START: CoachEvent = { type: "start", model: "m", source: "model" };
const DONE: CoachEvent = { type: "done", reason: "stop", usage: { input: 10, output: 4 }, cost: null };

let server: WireServer;
let page: EventTarget;
let userId: string;
let stopCoach: () => void;

beforeEach(async () => {
  server = await startWireServer();
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetch(new URL(path, server.origin), init));
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  goOnline(true);
  userId = crypto.randomUUID();
  openPage();
});

afterEach(async () => {
  closePage();
  await server.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("a question on its way", () => {
  test("is answered word by word, and what is kept is what was sent", async () => {
    server.onRun = sayAll;
    const { questionId, replyId } = await ask("Critique mon post");
    const reply = await replyIn(replyId, "complete");
    expect(reply.text).toBe(TEXT);
    expect(reply).toMatchObject({ source: { kind: "model", model: "m" }, state: { reason: "stop", cost: null } });
    expect(reply.parentId).toBe(questionId);
    expect(posts()).toBe(1);
  });

  test("goes after the profile that was changed offline", async () => {
    const profile = { trade: "graphiste", offer: "", audience: "", tone: "direct" } as const;
    await saveProfile(profile);
    server.onRun = sayAll;
    await replyIn((await ask("Critique mon post")).replyId, "complete");
    expect(server.profile).toEqual({ profile, revision: 1 });
    expect(server.calls.indexOf("PUT /api/profile")).toBeLessThan(server.calls.indexOf("POST /api/ai/coach"));
  });

  test("does not leave before the server has confirmed whose words these are", async () => {
    sessionStore.setState({ state: "starting" });
    const { replyId } = await ask("Critique mon post");
    await turns(20);
    expect(server.calls).toEqual([]);
    server.onRun = sayAll;
    sessionStore.setState({ state: "ready" });
    await replyIn(replyId, "complete");
  });

  test("the second question carries the first turn as its history", async () => {
    server.onRun = sayAll;
    await replyIn((await ask("Et mon titre ?")).replyId, "complete");
    const { replyId } = await ask("Et mon accroche ?");
    await replyIn(replyId, "complete");
    expect(server.runs.get(replyId)?.request.history).toEqual([
      { role: "user", text: "Et mon titre ?" },
      { role: "assistant", text: TEXT },
    ]);
  });

  test("asked offline: queued, sent in order, each once, when the network is back", async () => {
    goOnline(false);
    const asked = [await ask("Un ?"), await ask("Deux ?"), await ask("Trois ?", 4)];
    await turns(20);
    expect(server.calls).toEqual([]);
    const order: string[] = [];
    server.onRun = (run) => {
      order.push(run.request.question);
      sayAll(run);
    };
    goOnline(true);
    for (const { replyId } of asked) await replyIn(replyId, "complete");
    expect(order).toEqual(["Un ?", "Deux ?", "Trois ?"]);
    expect(posts()).toBe(3);
  });

  test("asked offline, it survives the page", async () => {
    goOnline(false);
    const { replyId } = await ask("Un ?");
    closePage();
    server.onRun = sayAll;
    goOnline(true);
    openPage();
    expect((await replyIn(replyId, "complete")).text).toBe(TEXT);
    expect(posts()).toBe(1);
  });
});

describe("a reply that is cut", () => {
  test("by a reload goes on where it was: byte-equal, with one post", async () => {
    const { replyId } = await ask("Critique mon post");
    const run = await runOf(replyId);
    say(run, START, delta(0), delta(1));
    await vi.waitFor(async () => expect((await readReply(replyId))?.text).toContain("Stop 🛑"));
    closePage();
    run.say(delta(2));
    openPage();
    await vi.waitFor(() => expect(server.calls.some((call) => call.startsWith("GET"))).toBe(true));
    say(run, delta(3), DONE);
    expect((await replyIn(replyId, "complete")).text).toBe(TEXT);
    expect(posts()).toBe(1);
  });

  test("by the network goes on where it was, with one post", async () => {
    const { replyId } = await ask("Critique mon post");
    const run = await runOf(replyId);
    say(run, START, delta(0), delta(1));
    await vi.waitFor(async () => expect((await readReply(replyId))?.text).toContain("Stop 🛑"));
    run.cut();
    say(run, delta(2), delta(3), DONE);
    expect((await replyIn(replyId, "complete")).text).toBe(TEXT);
    expect(posts()).toBe(1);
  });

  test("by a server that restarted is interrupted for good, its words kept; asking again is a new reply", async () => {
    const { replyId } = await ask("Critique mon post");
    say(await runOf(replyId), START, delta(0));
    await vi.waitFor(async () => expect((await readReply(replyId))?.text).toBe(WORDS[0]));
    server.restart();
    const cut = await replyIn(replyId, "interrupted");
    expect(cut).toMatchObject({ text: WORDS[0], state: { final: true } });
    server.onRun = sayAll;
    const fresh = await retryReply(replyId);
    expect((await replyIn(fresh, "complete")).text).toBe(TEXT);
    expect((await readReply(replyId))?.text).toBe(WORDS[0]);
  });

  test("left streaming by a page that died, offline: interrupted at once, healed when the network is back", async () => {
    const { replyId } = await ask("Critique mon post");
    const run = await runOf(replyId);
    say(run, START, delta(0));
    await vi.waitFor(async () => expect((await readReply(replyId))?.text).toBe(WORDS[0]));
    closePage();
    goOnline(false);
    openPage();
    expect(await replyIn(replyId, "interrupted")).toMatchObject({ text: WORDS[0], state: { final: false } });
    say(run, delta(1), delta(2), delta(3), DONE);
    goOnline(true);
    expect((await replyIn(replyId, "complete")).text).toBe(TEXT);
    expect(posts()).toBe(1);
  });
});

describe("a reply that fails", () => {
  test("keeps the question, says why, and is tried again after 20 s, then 60 s, then by hand", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    server.onRun = (run) => say(run, START, { type: "failed", failure: "busy" });
    const { questionId, replyId } = await ask("Critique mon post");
    const first = await replyIn(replyId, "failed");
    expect(secondsUntilRetry(first)).toBe(20);
    await makeRetryDue(first);
    const second = await newestReply(2);
    expect(secondsUntilRetry(second)).toBe(60);
    await makeRetryDue(second);
    const third = await newestReply(3);
    expect(third.state).toEqual({ status: "failed", failure: "busy", retryAtMs: null });
    expect(new Set([replyId, first.id, second.id, third.id]).size).toBe(3);
    expect((await readCoachThread(3)).turns.map((turn) => turn.question.id)).toEqual([questionId]);
  });

  test("is not tried again at the same moment as everyone else's, nor ever sooner than it says", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    server.onRun = (run) => say(run, START, { type: "failed", failure: "busy" });
    expect(secondsUntilRetry(await replyIn((await ask("Un ?")).replyId, "failed"))).toBe(25);
  });

  test("waits as long as the server asked", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    server.refusals = [{ status: 429, problem: "too-many-runs", retryAfterS: 45 }];
    const reply = await replyIn((await ask("Critique mon post")).replyId, "failed");
    expect(secondsUntilRetry(reply)).toBe(45);
  });

  test("for a reason that time does not mend is left to the person", async () => {
    server.onRun = (run) => say(run, START, { type: "failed", failure: "bad-key" });
    const reply = await replyIn((await ask("Critique mon post")).replyId, "failed");
    expect(reply.state).toEqual({ status: "failed", failure: "bad-key", retryAtMs: null });
  });

  test("after some words keeps them and is not tried again by itself", async () => {
    server.onRun = (run) => say(run, START, delta(0), { type: "failed", failure: "upstream" });
    const reply = await replyIn((await ask("Critique mon post")).replyId, "failed");
    expect(reply).toMatchObject({ text: WORDS[0], state: { failure: "upstream", retryAtMs: null } });
  });

  test("because the server was away is posted again under the same id", async () => {
    server.isAway = true;
    const { replyId } = await ask("Critique mon post");
    const away = await replyIn(replyId, "failed");
    expect(away.state).toMatchObject({ failure: "server-away" });
    server.isAway = false;
    server.onRun = sayAll;
    await makeRetryDue(away);
    expect((await replyIn(replyId, "complete")).text).toBe(TEXT);
  });

  test("because nobody is signed in sends nothing more until someone is", async () => {
    server.refusals = [{ status: 401, problem: "signed-out" }];
    const { replyId } = await ask("Critique mon post");
    expect((await replyIn(replyId, "failed")).state).toMatchObject({ failure: "signed-out", retryAtMs: null });
    expect(sessionStore.getState().state).toBe("signed-out");
    await ask("Et mon accroche ?");
    await turns(20);
    expect(posts()).toBe(1);
  });
});

describe("a reply that is resumed", () => {
  test("begins with the words that were there, asks the model to go on, and ends as both together", async () => {
    const stopped = await stoppedReply();
    const replyId = await resumeReply(stopped.id);
    expect((await readReply(replyId))?.text).toBe(WORDS[0]);
    const run = await runOf(replyId);
    expect(run.request.history).toEqual([
      { role: "user", text: "Critique mon post" },
      { role: "assistant", text: WORDS[0] },
    ]);
    expect(run.request.question).toMatch(/^Ta réponse ci-dessus a été interrompue/);
    say(run, START, delta(1), delta(2), delta(3), DONE);
    expect((await replyIn(replyId, "complete")).text).toBe(TEXT);
    expect((await readReply(stopped.id))?.text).toBe(WORDS[0]);
  });

  test("goes on from where the length of a reply ended it; one that said all it had to say cannot be resumed", async () => {
    const { replyId } = await ask("Critique mon post");
    say(await runOf(replyId), START, delta(0), { ...DONE, reason: "length" });
    const capped = await replyIn(replyId, "complete");
    expect(canResume(capped)).toBe(true);
    const resumed = await resumeReply(capped.id);
    say(await runOf(resumed), START, delta(1), delta(2), delta(3), DONE);
    const whole = await replyIn(resumed, "complete");
    expect(whole.text).toBe(TEXT);
    expect(canResume(whole)).toBe(false);
  });

  test("is the one reply that the next question carries", async () => {
    const replyId = await resumeReply((await stoppedReply()).id);
    say(await runOf(replyId), START, delta(1), delta(2), delta(3), DONE);
    await replyIn(replyId, "complete");
    const next = await runOf((await ask("Et mon accroche ?")).replyId);
    expect(next.request.history).toEqual([
      { role: "user", text: "Critique mon post" },
      { role: "assistant", text: TEXT },
    ]);
  });

  test("that fails at once is tried again by itself, and still goes on from the same words", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const stopped = await stoppedReply();
    server.onRun = (run) => say(run, START, { type: "failed", failure: "busy" });
    const failed = await replyIn(await resumeReply(stopped.id), "failed");
    expect(failed.text).toBe(WORDS[0]);
    expect(secondsUntilRetry(failed)).toBe(20);
    server.onRun = (run) => say(run, START, delta(1), delta(2), delta(3), DONE);
    await makeRetryDue(failed);
    await vi.waitFor(async () => expect((await readCoachThread(3)).turns[0]?.current.text).toBe(TEXT));
  });

  test("and counted by the checks begins them after its words, not in the middle of a sentence", async () => {
    const replyId = await resumeReply((await stoppedReply()).id);
    say(await runOf(replyId), { type: "start", model: "checks", source: "checks" }, delta(1), DONE);
    expect((await replyIn(replyId, "complete")).text).toBe(`${WORDS[0]}\n\n${WORDS[1]}`);
  });

  async function stoppedReply(): Promise<Reply> {
    const { replyId } = await ask("Critique mon post");
    say(await runOf(replyId), START, delta(0), { type: "stopped" });
    return replyIn(replyId, "stopped");
  }
});

describe("a question that waited for the network", () => {
  beforeEach(async () => {
    await saveDeliverable(3, "Mon post");
    goOnline(false);
  });

  test("leaves by itself when its text and the day are as they were", async () => {
    const { replyId } = await ask("Critique mon post");
    server.onRun = sayAll;
    goOnline(true);
    await replyIn(replyId, "complete");
  });

  test("whose text changed meanwhile does not leave before the person chose; a later one of its thread neither", async () => {
    const { replyId } = await ask("Critique mon post");
    const later = await ask("Et mon accroche ?");
    const elsewhere = await ask("Et mon idée ?", 4);
    await saveDeliverable(3, "Mon post, réécrit");
    server.onRun = sayAll;
    await comeBackLater();
    await replyIn(elsewhere.replyId, "complete");
    expect(posts()).toBe(1);
    expect((await readReply(replyId))?.state).toEqual({ status: "queued", consent: "needed" });
    await sendAsAsked(replyId);
    await replyIn(replyId, "complete");
    expect(server.runs.get(replyId)?.request.deliverable).toEqual({ version: 1, text: "Mon post" });
    await vi.waitFor(async () => expect((await readReply(later.replyId))?.state).toMatchObject({ consent: "needed" }));
  });

  test("can leave with the text as it stands now, under a new id, still before those that follow it", async () => {
    const { questionId, replyId } = await ask("Critique mon post");
    const later = await ask("Et mon accroche ?");
    await saveDeliverable(3, "Mon post, réécrit");
    server.onRun = sayAll;
    await comeBackLater();
    await vi.waitFor(async () => expect((await readReply(replyId))?.state).toMatchObject({ consent: "needed" }));
    await sendWithCurrentText(replyId, false);
    await vi.waitFor(async () => expect((await readReply(later.replyId))?.state).toMatchObject({ consent: "needed" }));
    const [run] = server.runs.values();
    expect(run?.request.deliverable).toEqual({ version: 1, text: "Mon post, réécrit" });
    expect(run?.id).not.toBe(replyId);
    const thread = await readCoachThread(3);
    expect(thread.turns.map((turn) => turn.question.id)).toEqual([questionId, later.questionId]);
    expect(thread.turns[0]?.question.deliverable?.text).toBe("Mon post, réécrit");
  });

  test("from a day that is over is the person's to send", async () => {
    const session = { userId: crypto.randomUUID(), zone: "Europe/Paris", coach: { source: "checks" } } as const;
    await storeSession({ ...session, startedOn: civilDateIn("Europe/Paris", now() - 2 * 86_400_000) });
    const { replyId } = await ask("Critique mon post");
    vi.spyOn(Date, "now").mockReturnValue(now() + 86_400_000);
    goOnline(true);
    await vi.waitFor(async () => expect((await readReply(replyId))?.state).toMatchObject({ consent: "needed" }));
    const question = await readQuestion((await readReply(replyId))?.parentId ?? "");
    expect(await changeSince(question)).toEqual({ day: { asked: 3, today: 4 }, text: null });
    expect(posts()).toBe(0);
  });

  test("and is asked while the app is open with a network leaves whatever is typed meanwhile", async () => {
    goOnline(true);
    const first = await ask("Critique mon post");
    const run = await runOf(first.replyId);
    const second = await ask("Et mon accroche ?");
    await saveDeliverable(3, "Mon post, réécrit");
    server.onRun = sayAll;
    sayAll(run);
    await replyIn(second.replyId, "complete");
  });
});

describe("stop", () => {
  test("ends the run at the server and keeps the words", async () => {
    const { replyId } = await ask("Critique mon post");
    say(await runOf(replyId), START, delta(0));
    await vi.waitFor(async () => expect((await readReply(replyId))?.text).toBe(WORDS[0]));
    expect(await stopReply(replyId)).toEqual({ kind: "stopped" });
    expect((await replyIn(replyId, "stopped")).text).toBe(WORDS[0]);
  });

  test("before it has left needs no server", async () => {
    goOnline(false);
    const { replyId } = await ask("Critique mon post");
    expect(await stopReply(replyId)).toEqual({ kind: "stopped" });
    expect(await readReply(replyId)).toMatchObject({ state: { status: "stopped" } });
    goOnline(true);
    await turns(20);
    expect(posts()).toBe(0);
  });

  test("that reached nobody says so, and pretends nothing", async () => {
    const { replyId } = await ask("Critique mon post");
    say(await runOf(replyId), START, delta(0));
    await vi.waitFor(async () => expect((await readReply(replyId))?.text).toBe(WORDS[0]));
    server.isAway = true;
    expect(await stopReply(replyId)).toEqual({ kind: "unreachable" });
    expect(await readReply(replyId)).toMatchObject({ state: { status: "streaming" } });
  });

  test("that overtook the question is said again when the run begins", async () => {
    let letThrough: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    const { fetch } = globalThis;
    vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
      if (path === "/api/ai/coach") await held;
      return fetch(path, init);
    });
    const { replyId } = await ask("Critique mon post");
    await replyIn(replyId, "streaming");
    await stopReply(replyId);
    server.onRun = (run) => say(run, START, delta(0));
    letThrough();
    await replyIn(replyId, "stopped");
  });
});

function openPage(): void {
  openDb(userId);
  sessionStore.setState({ state: "ready" });
  stopCoach = startCoach();
}

function closePage(): void {
  stopCoach();
  closeDb();
}

function goOnline(onLine: boolean): void {
  vi.stubGlobal("navigator", { onLine });
  page.dispatchEvent(new Event(onLine ? "online" : "offline"));
}

/** What was asked in the very millisecond in which the network is back has not waited for it. */
async function comeBackLater(): Promise<void> {
  const askedMs = now();
  await vi.waitUntil(() => now() > askedMs, { interval: 1 });
  goOnline(true);
}

function ask(text: string, day = 3) {
  return askCoach({ day, lang: "fr", text, label: null, mode: "free", needs: [] });
}

function delta(index: number): CoachEvent {
  return { type: "delta", text: WORDS[index] ?? "" };
}

function say(run: WireRun, ...events: CoachEvent[]): void {
  for (const event of events) run.say(event);
}

function sayAll(run: WireRun): void {
  say(run, START, delta(0), delta(1), delta(2), delta(3), DONE);
}

function posts(): number {
  return server.calls.filter((call) => call === "POST /api/ai/coach").length;
}

function runOf(replyId: string): Promise<WireRun> {
  return vi.waitFor(() => {
    const run = server.runs.get(replyId);
    if (run === undefined) throw new Error("not begun");
    return run;
  });
}

async function replyIn(replyId: string, status: Reply["state"]["status"]): Promise<Reply> {
  return vi.waitFor(
    async () => {
      const reply = await readReply(replyId);
      if (reply?.state.status !== status) throw new Error(`still ${JSON.stringify(reply)}`);
      return reply;
    },
    { timeout: 10_000, interval: 10 },
  );
}

/** The newest of `count` replies of J3's question, once it has failed. */
function newestReply(count: number): Promise<Reply> {
  return vi.waitFor(async () => {
    const [turn] = (await readCoachThread(3)).turns;
    if (turn?.replies.length !== count || turn.current.state.status !== "failed") throw new Error("not yet");
    return turn.current;
  });
}

/** To the nearest five: a busy machine reads it late. */
function secondsUntilRetry({ state }: Reply): number | null {
  if (state.status !== "failed" || state.retryAtMs === null) return null;
  return Math.round((state.retryAtMs - now()) / 5_000) * 5;
}

/** What the clock does in time. */
async function makeRetryDue(reply: Reply): Promise<void> {
  await changeReply(reply.id, (row) =>
    row.state.status === "failed" ? { ...row, state: { ...row.state, retryAtMs: now() - 1 } } : null,
  );
}

/** Lets everything that is ready to happen, happen. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await currentDb().meta.count();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
