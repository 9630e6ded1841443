import { request as httpRequest } from "node:http";
import { Router } from "express";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Because, CoachEvent, type NumberedEvent } from "#shared/coach-protocol.ts";
import { civilDateIn } from "#shared/day.ts";
import { CoachUsage } from "#shared/usage.ts";
import { coachRequest } from "#server/testing/coach-request.ts";
import { type MockFault, type MockUpstream, startMockUpstream } from "#server/testing/mock-upstream.ts";
import { METHODS_BY_PATH } from "#server/app.ts";
import { startApp, type TestApp, type TestClient } from "#server/testing/start-app.ts";
import { createLocalBus } from "../binome/bus.ts";
import { pilotageRoutes } from "../pilotage/pilotage-route.ts";
import { importDefaultProgramme } from "../programme/import-programme.ts";
import type { BudgetLimits } from "./budget.ts";
import { createCircuit } from "./circuit.ts";
import { coachRoutes } from "./coach-route.ts";
import { createModel } from "./openai.ts";
import type { Price } from "./prices.ts";
import { createRuns, type Runs } from "./runs.ts";
import { createCoachSettings } from "./settings.ts";
import { usageRoutes } from "./usage-route.ts";

const KEY = "sk-secret-0123456789";
const ROLE = "Tu es un Directeur Artistique et Sales Coach impitoyable mais bienveillant.";
const TEXT = "**Verdict** : PRESQUE — 3/4. « L’été à Orléans » 👩‍🚀 œuvre.\n\n**Réécriture** : 90\u202f€, ça tient.";
const POST =
  "47 relances impayées. C'est ce que Nadia, plombière à Lille, avait sur son bureau lundi. Et toi, combien d'heures perds-tu ?";

let upstream: MockUpstream;
let app: TestApp;
let runs: Runs;
let nowMs: number;
const bugs: unknown[] = [];

beforeEach(async () => {
  upstream = await startMockUpstream();
  upstream.reply(TEXT, { chunk: 3, paceMs: 0 });
  nowMs = Date.now();
  app = await startWith(true);
});
afterEach(async () => {
  expect(bugs.splice(0)).toEqual([]);
  await runs.settle();
  await Promise.all([app.close(), upstream.close()]);
});

describe("a question reaches the model with all that the coach must know", () => {
  test("role, mission and profile from the server, the deliverable in its fence; none of it goes to the browser", async () => {
    const profile = { trade: "Comptable", offer: "Relances à 90 €", audience: "", tone: "direct" };
    await app.fetch("/api/profile", { method: "PUT", json: { profile, baseRevision: 0 } });
    const response = await post(app, body());
    const wire = await response.text();

    const { messages } = upstream.requests[0]!.body;
    for (const said of [
      ROLE,
      "Ton premier post",
      "Publier un post qui ouvre trois conversations",
      "Comptable",
      "Relances à 90 €",
    ]) {
      expect(messages[0]?.content).toContain(said);
    }
    expect(messages.at(-1)?.content).toMatch(new RegExp(`⟦LIVRABLE (\\w+)⟧\\n47 relances[^⟦]*\\n⟦FIN \\1⟧`, "u"));
    expect(wire).not.toContain("Directeur Artistique");
    expect(wire).not.toContain("⟦");
    expect(JSON.stringify([...response.headers])).not.toContain(KEY);
  });

  test("fences: one nonce for a person, another for each request", async () => {
    for (const question of ["Une ?", "Deux ?"]) await (await post(app, body({ question }))).text();
    const [one, two] = upstream.requests.map(({ body: { messages } }) => messages);
    expect(one![0]).toEqual(two![0]);
    const nonce = (messages: typeof one) => /⟦LIVRABLE (\w+)⟧/.exec(messages!.at(-1)!.content)?.[1];
    expect(nonce(one)).not.toBe(nonce(two));
  });
});

describe("the reply is the upstream's", () => {
  test.each<MockFault | null>([null, "split-bytes", "crlf"])(
    "to the byte, accents and emoji included (%s)",
    async (fault) => {
      upstream.fault(fault);
      const response = await post(app, body());
      expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
      expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
      expect(response.headers.get("x-accel-buffering")).toBe("no");
      const events = framesOf(await response.text());
      expect(textOf(events)).toBe(TEXT);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      expect(events[0]?.event).toEqual({ type: "start", source: "model", model: "mock-1" });
      expect(events.at(-1)?.event).toEqual({
        type: "done",
        reason: "stop",
        usage: { input: 812, output: 90 },
        cost: null,
      });
    },
  );

  test.each<[MockFault, string]>([
    ["bad-key", "bad-key"],
    ["quota", "quota"],
    ["reset", "cut"],
    ["stall-with-keep-alive", "stalled"],
    ["content-filter", "filtered"],
    ["refusal", "refused"],
  ])("%s ends as %s, and the key that the upstream echoes is nowhere", async (fault, failure) => {
    upstream.fault(fault);
    const wire = await (await post(app, body())).text();
    expect(framesOf(wire).at(-1)?.event).toEqual({ type: "failed", failure });
    expect(wire + app.logLines.join("")).not.toContain(KEY);
  });
});

describe("one id is one run", () => {
  test("20 posts at once: one upstream call, and the same reply for all", async () => {
    upstream.reply(TEXT, { chunk: 3, paceMs: 2 });
    const question = body();
    const wires = await Promise.all(Array.from({ length: 20 }, async () => (await post(app, question)).text()));
    expect(upstream.requests).toHaveLength(1);
    expect(new Set(wires).size).toBe(1);
    expect(textOf(framesOf(wires[0]!))).toBe(TEXT);
  });

  test("the same id with another body is refused, in another order of fields it is not", async () => {
    const question = body();
    await (await post(app, question)).text();
    expect((await post(app, { ...question, question: "Une autre ?" })).status).toBe(422);
    expect((await post(app, Object.fromEntries(Object.entries(question).toReversed()))).status).toBe(200);
    expect(upstream.requests).toHaveLength(1);
  });

  test("replay after a number gives exactly the rest", async () => {
    const question = body();
    const whole = framesOf(await (await post(app, question)).text());
    for (const after of [0, 1, 7, whole.length]) {
      const rest = framesOf(await (await app.fetch(`/api/ai/coach/${question.id}?after=${after}`)).text());
      expect(rest).toEqual(whole.slice(after));
    }
    expect((await app.fetch(`/api/ai/coach/${question.id}?after=-1`)).status).toBe(422);
  });

  test("a reader who comes midway gets the beginning, then the rest as it comes", async () => {
    upstream.reply(TEXT, { chunk: 3, paceMs: 5 });
    const question = body();
    const first = post(app, question).then((response) => response.text());
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(1));
    const second = await (await app.fetch(`/api/ai/coach/${question.id}`)).text();
    expect(second).toBe(await first);
  });

  test("after 15 minutes the words have gone, and the id is never produced again", async () => {
    const question = body();
    await (await post(app, question)).text();
    nowMs += 15 * 60_000 + 1;
    expect((await app.fetch(`/api/ai/coach/${question.id}`)).status).toBe(410);
    expect((await post(app, question)).status).toBe(410);
    expect(upstream.requests).toHaveLength(1);
  });
});

describe("a disconnect is not a stop", () => {
  test("the reader leaves, the run goes on, and is whole when they come back", async () => {
    upstream.reply(TEXT, { chunk: 2, paceMs: 5 });
    const question = body();
    const leaving = new AbortController();
    const response = await post(app, question, leaving.signal);
    await response.body!.getReader().read();
    leaving.abort();
    const events = framesOf(await (await app.fetch(`/api/ai/coach/${question.id}`)).text());
    expect(textOf(events)).toBe(TEXT);
    expect([upstream.requests.length, upstream.leftCount]).toEqual([1, 0]);
  });

  test("stop answers once the upstream is closed, and keeps what was said", async () => {
    upstream.reply("mot ".repeat(2_000), { chunk: 4, paceMs: 5 });
    const question = body();
    const reading = post(app, question).then((response) => response.text());
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(1));
    expect((await stop(app, question.id)).status).toBe(204);
    await vi.waitFor(() => expect([upstream.openCount, upstream.leftCount]).toEqual([0, 1]));
    const events = framesOf(await reading);
    expect(events.at(-1)?.event).toEqual({ type: "stopped" });
    expect(framesOf(await (await app.fetch(`/api/ai/coach/${question.id}`)).text())).toEqual(events);
    expect((await stop(app, question.id)).status).toBe(204);
  });

  test.each<MockFault>(["hang", "stall"])("stop is heard while the upstream says nothing (%s)", async (fault) => {
    upstream.fault(fault, { afterChunks: 0 });
    const question = body();
    const reading = post(app, question).then((response) => response.text());
    await vi.waitFor(() => expect(upstream.openCount).toBe(1));
    await stop(app, question.id);
    expect(framesOf(await reading).at(-1)?.event.type).toMatch(/stopped|failed/);
    await vi.waitFor(() => expect(upstream.openCount).toBe(0));
  });

  test("a reader who does not read does not hold the run", async () => {
    upstream.reply("é".repeat(90_000), { chunk: 3_000, paceMs: 0 });
    const question = body();
    const { port } = new URL(app.url);
    const json = JSON.stringify(question);
    const deaf = httpRequest({
      host: "localhost",
      port,
      path: "/api/ai/coach",
      method: "POST",
      headers: {
        Cookie: app.cookie,
        Origin: app.origin,
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(json),
      },
    });
    deaf.on("error", () => undefined);
    deaf.on("response", (response) => response.pause());
    deaf.end(json);
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(1));
    const events = framesOf(await (await app.fetch(`/api/ai/coach/${question.id}`)).text());
    expect(textOf(events)).toHaveLength(90_000);
    deaf.destroy();
  });
});

describe("who may, and how much", () => {
  test("another person's run does not exist: to read, to stop, to post again", async () => {
    const other = await app.addUser();
    const question = body();
    await (await post(app, question)).text();
    const answers = await Promise.all([
      other.fetch(`/api/ai/coach/${question.id}`),
      stop(other, question.id),
      post(other, question),
      app.fetch(`/api/ai/coach/${uuidv7()}`),
      stop(app, uuidv7()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });

  test("a walk through all routes as another person shows nothing of the first", async () => {
    const profile = { trade: "Plombière à Lille", offer: "", audience: "", tone: "direct" };
    await app.fetch("/api/profile", { method: "PUT", json: { profile, baseRevision: 0 } });
    upstream.reply("Rien que pour elle. ".repeat(300), { chunk: 20, paceMs: 5 });
    const question = body();
    const reading = post(app, question).then((response) => response.text());
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(1));
    const other = await app.addUser();
    for (const [path, methods] of Object.entries(METHODS_BY_PATH)) {
      for (const method of methods.split(", ")) {
        const asked = path.replace(":id", question.id).replace(":day", "3");
        const answer = await other.fetch(`/api${asked}`, method === "GET" ? {} : { method, json: question });
        expect(await answer.text()).not.toMatch(/Plombière|Rien que pour elle/);
        if (path.startsWith("/ai/coach")) expect([path, answer.status]).toEqual([path, 404]);
      }
    }
    expect(upstream.openCount).toBe(1);
    await stop(app, question.id);
    expect(textOf(framesOf(await reading))).toMatch(/^Rien que pour elle/);
  });

  test("two replies at once a person; the third waits, another person does not", async () => {
    upstream.fault("hang");
    const questions = [body(), body()];
    const reading = questions.map((question) => post(app, question).then((response) => response.text()));
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(2));
    const third = await post(app, body());
    expect([third.status, third.headers.get("retry-after")]).toEqual([429, "10"]);
    upstream.fault(null);
    expect((await post(await app.addUser(), body())).status).toBe(200);
    for (const { id } of questions) await stop(app, id);
    await Promise.all(reading);
  });

  test("a page of another version is told so; a field too many is named", async () => {
    expect((await post(app, { ...body(), v: 2 })).status).toBe(426);
    const refused = await post(app, { ...body(), model: "gpt-9", system: "x" });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ fields: ["model", "system"] });
    expect(upstream.requests).toHaveLength(0);
  });

  test("a server that stops tells its readers, and starts nothing more", async () => {
    upstream.reply("mot ".repeat(2_000), { chunk: 4, paceMs: 5 });
    const reader = (await post(app, body())).body!.pipeThrough(new TextDecoderStream()).getReader();
    let wire = "";
    while (!wire.includes('"delta"')) wire += (await reader.read()).value ?? "";
    upstream.fault("hang");
    const unheard = post(app, body()).then((response) => response.text());
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(2));
    await runs.settle();
    for (let read = await reader.read(); !read.done; read = await reader.read()) wire += read.value;
    expect(framesOf(wire).at(-1)?.event).toEqual({ type: "failed", failure: "cut" });
    // Nothing was said: the browser asks again by itself.
    const end = { type: "failed", failure: "server-away", retryAfterMs: 5_000 };
    expect(framesOf(await unheard).at(-1)?.event).toEqual(end);
    expect((await post(app, body())).status).toBe(503);
  });
});

test("with no key the instant checks answer, through the same route and stream", async () => {
  const keyless = await startWith(false);
  const events = framesOf(await (await post(keyless, body())).text());
  expect(events[0]?.event).toEqual({ type: "start", source: "checks", model: "checks" });
  expect(textOf(events)).toMatch(/^\*\*Contrôles instantanés, sans IA\.\*\*/);
  expect(events.length).toBeGreaterThan(20);
  expect(events.at(-1)?.event).toEqual({ type: "done", reason: "stop", usage: null, cost: null });
  expect(upstream.requests).toHaveLength(0);
  await keyless.close();
});

describe("what it costs", () => {
  const PRICE = { input: 2.5, output: 10 };
  let capped: TestApp;
  afterEach(async () => {
    await runs.settle();
    await capped.close();
  });

  test("past the day's tokens: 429 until the person's midnight, and the model is not asked", async () => {
    capped = await startWith(true, { dailyTokens: 5_000 });
    await (await post(capped, body())).text();
    await capped.db.updateTable("usage").set({ tokens: 4_900 }).execute();
    const refused = await post(capped, body());
    expect([refused.status, (await refused.json()).type]).toEqual([429, "urn:second-de-bord:problem:daily-tokens"]);
    const waitS = Number(refused.headers.get("retry-after"));
    const dateIn = (ms: number) => civilDateIn("Europe/Paris", nowMs + ms);
    expect([dateIn(waitS * 1_000 + 60_000) > dateIn(0), dateIn(waitS * 1_000 - 60_000)]).toEqual([true, dateIn(0)]);
    expect(upstream.requests).toHaveLength(1);
    expect((await post(await capped.addUser(), body())).status).toBe(200);
  });

  test.each<[Because, Parameters<typeof startWith>[1]]>([
    ["off", { isModelOff: true }],
    ["budget", { price: PRICE, moneyPerDay: 0.001 }],
  ])("%s: the checks answer through the same stream, and say why", async (because, given) => {
    capped = await startWith(true, given);
    const question = body();
    const wire = await (await post(capped, question)).text();
    const events = framesOf(wire);
    expect(events[0]?.event).toEqual({ type: "start", model: "checks", source: "checks", because });
    expect(textOf(events)).toMatch(/^\*\*Contrôles instantanés, sans IA\.\*\* L/);
    expect(events.at(-1)?.event).toMatchObject({ type: "done", usage: null, cost: null });
    expect(upstream.requests).toHaveLength(0);
    expect(await (await post(capped, question)).text()).toBe(wire);
  });

  test("a model that keeps failing: each failure is named, then the checks answer and say that the Coach is away", async () => {
    capped = await startWith(true);
    upstream.fault("bad-key");
    for (let failures = 0; failures < 5; failures += 1) {
      const events = framesOf(await (await post(capped, body())).text());
      expect(events.at(-1)?.event).toEqual({ type: "failed", failure: "bad-key" });
    }
    const away = framesOf(await (await post(capped, body())).text());
    expect(away[0]?.event).toMatchObject({ source: "checks", because: "away" });
    expect(upstream.requests).toHaveLength(5);
  });

  test("the reply tells its cost; each person sees their own day, the owner the server's too", async () => {
    capped = await startWith(true, { price: PRICE, moneyPerDay: 5 });
    const member = await capped.addUser();
    // 812 × 2.5 + 90 × 10 millionths, as the provider counted.
    const cost = 0.00293;
    for (const person of [capped, member]) {
      const events = framesOf(await (await post(person, body())).text());
      expect(events.at(-1)?.event).toMatchObject({ type: "done", cost });
    }
    const usageOf = async (person: TestClient) => CoachUsage.parse(await (await person.fetch("/api/usage")).json());
    const day = { tokens: 902, cost, limitTokens: 200_000 };
    expect(await usageOf(member)).toEqual({ day });
    expect(await usageOf(capped)).toEqual({
      day,
      server: { day: { tokens: 1_804, cost: 2 * cost, cap: 5 }, month: { cost: 2 * cost, cap: null } },
    });
    expect((await capped.bareFetch("/api/usage")).status).toBe(401);
  });

  test("with no price known nothing is said to cost nothing", async () => {
    capped = await startWith(true, { moneyPerDay: 0.001 });
    await (await post(capped, body())).text();
    const { day } = CoachUsage.parse(await (await capped.fetch("/api/usage")).json());
    expect([day.tokens, day.cost]).toEqual([902, null]);
  });
});

async function startWith(
  hasModel: boolean,
  given: Partial<BudgetLimits> & { isModelOff?: boolean; price?: Price } = {},
): Promise<TestApp> {
  const modelSettings = {
    apiKey: KEY,
    baseUrl: upstream.url,
    model: "mock-1",
    maxTokens: 700,
    firstTokenMs: 2_000,
    silenceMs: 300,
  };
  const model = hasModel ? createModel(modelSettings) : null;
  const { isModelOff = false, price = null, ...caps } = given;
  const limits = { dailyTokens: 200_000, moneyPerDay: null, moneyPerMonth: null, ...caps };
  const readLimits = async () => limits;
  const circuit = createCircuit({ onFailure: () => undefined });
  const started = await startApp({
    pilotageRoutes: (db) => {
      const settings = createCoachSettings(db, { ...limits, isModelOff });
      return pilotageRoutes({ db, bus: createLocalBus(), settings, model: "mock-1", price, appOrigin: null });
    },
    coachRoutes: (db) => {
      const reportBug = (bug: unknown) => bugs.push(bug);
      runs = createRuns({ db, isAlone: true, readLimits, price, reportBug, now: () => nowMs });
      const coach = { model, isModelOff: async () => isModelOff, circuit };
      return Router().use(coachRoutes({ db, runs, coach }), usageRoutes({ db, readLimits, price }));
    },
  });
  await importDefaultProgramme(started.db);
  return started;
}

function body(given: Record<string, unknown> = {}) {
  const asked = coachRequest({ mode: "critique", question: "Critique mon post" });
  return { ...asked, deliverable: { version: 1, text: POST }, ...given };
}

function post(client: TestClient, json: unknown, signal?: AbortSignal): Promise<Response> {
  return client.fetch("/api/ai/coach", { method: "POST", json, ...(signal === undefined ? {} : { signal }) });
}

function stop(client: TestClient, id: string): Promise<Response> {
  return client.fetch(`/api/ai/coach/${id}/stop`, { method: "POST" });
}

function framesOf(wire: string): NumberedEvent[] {
  return wire
    .split("\n\n")
    .filter((frame) => frame.startsWith("id: "))
    .map((frame) => {
      const [, seq = "", data = ""] = /^id: (\d+)\ndata: (.*)$/.exec(frame) ?? [];
      return { seq: Number(seq), event: CoachEvent.parse(JSON.parse(data)) };
    });
}

function textOf(events: NumberedEvent[]): string {
  return events.map(({ event }) => (event.type === "delta" ? event.text : "")).join("");
}
