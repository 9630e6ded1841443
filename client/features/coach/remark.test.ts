// What of the Chat Binôme reaches a model: the real page's half, the real server, and all that a model's server was sent.
import "fake-indexeddb/auto";
import { Router } from "express";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { REMARK_MAX } from "#shared/coach-protocol.ts";
import type { Reply } from "#shared/message.ts";
import { binomeRoutes } from "#server/binome/binome-route.ts";
import { type BuddyStreams, createBuddyStreams } from "#server/binome/buddy-streams.ts";
import { createLocalBus } from "#server/binome/bus.ts";
import { makePair } from "#server/binome/pairs.ts";
import { createCircuit } from "#server/coach/circuit.ts";
import { coachRoutes } from "#server/coach/coach-route.ts";
import { createModel } from "#server/coach/openai.ts";
import { createRuns, type Runs } from "#server/coach/runs.ts";
import { importDefaultProgramme } from "#server/programme/import-programme.ts";
import { type MockUpstream, startMockUpstream } from "#server/testing/mock-upstream.ts";
import { startApp, type TestApp } from "#server/testing/start-app.ts";
import { queueBuddyEntry } from "#client/db/buddy-entries.ts";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { saveDeliverable } from "#client/db/deliverables.ts";
import { makePromise } from "#client/db/promises.ts";
import { dropRemark, readRemark, showRemark } from "#client/db/remark.ts";
import { sessionStore } from "#client/db/session.ts";
import { readQuestion, readReply } from "#client/db/threads.ts";
import { newId } from "#client/platform/ids.ts";
import { buddyEntryRow, pairRow, verdictRow } from "#client/testing/thread-rows.ts";
import { retryReply } from "./ask-again.ts";
import { type Ask, askCoach } from "./ask-coach.ts";
import { startCoach } from "./start-coach.ts";

const MARKER = "zinnia";
const ASK: Ask = { day: 3, lang: "fr", text: "Mon accroche tient-elle ?", label: null, mode: "free", needs: [1] };
const LIMITS = { dailyTokens: 200_000, moneyPerDay: null, moneyPerMonth: null };

let upstream: MockUpstream;
let app: TestApp;
let runs: Runs;
let streams: BuddyStreams;
let pairId: string;
let stopCoach: () => void;

beforeEach(async () => {
  upstream = await startMockUpstream();
  upstream.reply("Oui, elle tient.", { chunk: 9, paceMs: 0 });
  app = await startServer();
  await importDefaultProgramme(app.db);
  const other = await app.addUser();
  await app.db.transaction().execute((transaction) => makePair(transaction, [app.userId, other.userId], 1));
  pairId = (await app.db.selectFrom("pairs").select("id").executeTakeFirstOrThrow()).id;

  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("navigator", { onLine: true });
  // Node's own, before the page's: the server and the model's client run in this process too.
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string | URL, init: RequestInit) =>
    typeof path === "string" && path.startsWith("/")
      ? fetch(new URL(path, app.url), { ...init, headers: headersOf(init) })
      : fetch(path, init),
  );
  openDb(crypto.randomUUID());
  sessionStore.setState({ state: "ready" });
  await fillChat();
  stopCoach = startCoach();
});

afterEach(async () => {
  stopCoach();
  closeDb();
  vi.unstubAllGlobals();
  streams.end();
  await runs.settle();
  await Promise.all([app.close(), upstream.close()]);
});

describe("the coach", () => {
  test("is never sent a word of the Chat Binôme, nor a name of it", async () => {
    await answered((await askCoach(ASK)).replyId);
    await answered((await askCoach({ ...ASK, text: "Et la chute ?" })).replyId);
    expect(upstream.requests).toHaveLength(2);
    expect(sent()).not.toContain(MARKER);
  });

  test("is sent the remark that the person shows, once, and nothing else of it, then or later", async () => {
    await showRemark(3, buddyEntryRow({ pairId, body: { kind: "text", text: "Montrée : ton prix est bas." } }));
    const remark = (await readRemark(3)) ?? expect.fail("no remark");
    const { questionId, replyId } = await askCoach({ ...ASK, remark });
    await answered(replyId);
    await answered((await askCoach({ ...ASK, text: "Et la chute ?" })).replyId);
    const [first, second] = upstream.requests.map(({ body }) => JSON.stringify(body.messages));
    expect(first!.split("Montrée : ton prix est bas.")).toHaveLength(2);
    expect(second).not.toContain("Montrée");
    // The name stands in front of it, as it does on the card.
    expect(sent().split(MARKER)).toHaveLength(2);
    expect((await readQuestion(questionId)).remark).toEqual(remark);
    expect(await readRemark(3)).toBeNull();
  });

  test("is sent the same remark when the question is asked again", async () => {
    const remark = { from: "Léa", text: "Ton prix est bas." };
    const { replyId } = await askCoach({ ...ASK, remark });
    await answered(replyId);
    await answered(await retryReply(replyId));
    const bodies = upstream.requests.map(({ body }) => JSON.stringify(body.messages));
    expect(bodies.map((body) => body.split("Ton prix est bas.").length)).toEqual([2, 2]);
  });

  test("is sent nothing of a remark that was taken away before the question", async () => {
    await showRemark(3, buddyEntryRow({ pairId, body: { kind: "text", text: "Retirée" } }));
    await dropRemark(3, (await readRemark(3))!);
    await answered((await askCoach(ASK)).replyId);
    expect(sent()).not.toContain("Retirée");
  });
});

describe("a remark that is put before the coach", () => {
  test("is one of the other's typed words, and the newest takes the place of the one before", async () => {
    const shown = buddyEntryRow({ pairId, body: { kind: "text", text: " Un " } });
    for (const entry of [
      { ...shown, fromMe: true },
      { ...shown, body: { kind: "seen-done", of: newId() } as const },
    ]) {
      await showRemark(3, entry);
      expect(await readRemark(3)).toBeNull();
    }
    await showRemark(3, shown);
    await showRemark(3, { ...shown, body: { kind: "text", text: "Deux" } });
    expect(await readRemark(3)).toMatchObject({ text: "Deux" });
    expect(await readRemark(4)).toBeNull();
  });

  test("loses its end where it is read, if it is too long to leave", async () => {
    await showRemark(3, buddyEntryRow({ pairId, body: { kind: "text", text: "🚲".repeat(2_000) } }));
    const { text } = (await readRemark(3))!;
    expect(text.length).toBeLessThanOrEqual(REMARK_MAX);
    expect(text).toMatch(/^(?:🚲)+ \[…\]$/u);
  });

  test("asked twice by a double click is one question; shown anew under the same words it is another", async () => {
    vi.stubGlobal("navigator", { onLine: false });
    const remark = { from: "Léa", text: "Un" };
    const first = await askCoach({ ...ASK, remark });
    expect(await askCoach(ASK)).toEqual(first);
    expect(await askCoach({ ...ASK, remark })).toEqual(first);
    expect(await askCoach({ ...ASK, remark: { from: "Léa", text: "Deux" } })).not.toEqual(first);
  });
});

/** Every kind of entry, from both, on the device and on the server, with the marker in each text and in the name. */
async function fillChat(): Promise<void> {
  await saveDeliverable(1, "Mon idée pour les artisans");
  await saveDeliverable(3, "Mon post, quarante-sept relances impayées, pour Nadia qui y passe ses dimanches.");
  await currentDb().verdicts.add(verdictRow({ day: 1 }));
  await currentDb().pairs.add(pairRow({ id: pairId, name: `Léa ${MARKER}` }));
  const promised = await makePromise(3, newId(), "Appeler Nadia");
  const bodies: BuddyBody[] = [
    { kind: "text", text: `Salut ${MARKER}` },
    { kind: "verdict", day: 3, version: 1, score: 3, text: `Presque ${MARKER}` },
    { kind: "passage", day: 3, version: 1, text: `Passage ${MARKER}` },
    { kind: "promise", promiseId: promised.id, day: 3, dueOn: "2026-11-26", text: `Promis ${MARKER}` },
  ];
  for (const body of bodies) {
    await queueBuddyEntry(body);
    await currentDb().buddyEntries.add(buddyEntryRow({ pairId, body }));
    const posted = await app.fetch("/api/binome/entries", {
      method: "POST",
      json: { v: 1, id: uuidv7(), pair: pairId, body },
    });
    expect(posted.status).toBe(200);
  }
}

async function startServer(): Promise<TestApp> {
  const bus = createLocalBus();
  const model = createModel({
    apiKey: "sk-1",
    baseUrl: upstream.url,
    model: "mock-1",
    maxTokens: 700,
    firstTokenMs: 2_000,
    silenceMs: 300,
  });
  return startApp({
    bus,
    binomeRoutes: (db) => {
      streams = createBuddyStreams(db, bus, 50);
      return binomeRoutes({ db, bus, streams, appOrigin: null });
    },
    coachRoutes: (db) => {
      runs = createRuns({
        db,
        isAlone: true,
        readLimits: async () => LIMITS,
        price: null,
        reportBug: (bug) => expect.fail(String(bug)),
      });
      const coach = { model, isModelOff: async () => false, circuit: createCircuit({ onFailure: () => undefined }) };
      return Router().use(coachRoutes({ db, runs, coach }));
    },
  });
}

/** The page's own, and those that a browser adds. */
function headersOf({ headers }: RequestInit): Headers {
  const all = new Headers(headers);
  all.set("Origin", app.url);
  all.set("Cookie", app.cookie);
  return all;
}

/** All that the model's server was sent, headers too. */
function sent(): string {
  return JSON.stringify(upstream.requests);
}

function answered(replyId: string): Promise<Reply> {
  return vi.waitFor(
    async () => {
      const reply = await readReply(replyId);
      if (reply?.state.status !== "complete") throw new Error(`still ${JSON.stringify(reply)}`);
      return reply;
    },
    { timeout: 10_000, interval: 10 },
  );
}
