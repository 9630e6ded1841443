import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type MockFault, type MockUpstream, startMockUpstream } from "#server/testing/mock-upstream.ts";
import type { ModelEvent } from "./model.ts";
import { createModel, type ModelSettings } from "./openai.ts";

const KEY = "sk-test-0123456789abcdef";
const TEXT = "Verdict : PRESQUE — 3/4. « L’été à Orléans » 👩‍🚀 œuvre, ça tient.\n\nRéécriture : 90\u202f€.";

let upstream: MockUpstream;
beforeEach(async () => {
  upstream = await startMockUpstream();
  upstream.reply(TEXT, { chunk: 3, paceMs: 0 });
});
afterEach(() => upstream.close());

describe("a reply arrives as the upstream sent it", () => {
  test.each<MockFault | null>([null, "split-bytes", "crlf", "bom", "one-write", "no-done"])("%s", async (fault) => {
    upstream.fault(fault);
    const events = await collect(settings());
    expect(textOf(events)).toBe(TEXT);
    expect(events.at(-1)).toEqual({ type: "done", reason: "stop", usage: { input: 812, output: 90 } });
  });

  test("word by word: the first one does not wait for the last", async () => {
    upstream.reply(TEXT, { chunk: 3, paceMs: 5 });
    const events = await collect(settings());
    expect(events.filter(({ type }) => type === "delta").length).toBeGreaterThan(5);
  });
});

describe("each fault has its name, and the key is in none of them", () => {
  test.each<[MockFault, ModelEvent]>([
    ["bad-key", { type: "failed", failure: "bad-key" }],
    ["quota", { type: "failed", failure: "quota" }],
    ["unknown-model", { type: "failed", failure: "unknown-model" }],
    ["too-long", { type: "failed", failure: "too-long" }],
    ["500", { type: "failed", failure: "upstream" }],
    ["503", { type: "failed", failure: "upstream" }],
    ["hang", { type: "failed", failure: "stalled" }],
    ["stall", { type: "failed", failure: "stalled" }],
    ["stall-with-keep-alive", { type: "failed", failure: "stalled" }],
    ["reset", { type: "failed", failure: "cut" }],
    ["error-in-stream", { type: "failed", failure: "upstream" }],
    ["truncated-json", { type: "failed", failure: "upstream" }],
    ["cut-frame", { type: "failed", failure: "cut" }],
    ["no-finish-reason", { type: "failed", failure: "cut" }],
    ["content-filter", { type: "failed", failure: "filtered" }],
    ["refusal", { type: "failed", failure: "refused" }],
    ["length", { type: "done", reason: "length", usage: { input: 812, output: 90 } }],
  ])("%s", async (fault, end) => {
    const printed = vi.spyOn(console, "error");
    upstream.fault(fault);
    const events = await collect(settings(patienceFor(fault)));
    expect(events.at(-1)).toEqual(end);
    expect(JSON.stringify([events, printed.mock.calls])).not.toContain(KEY);
    await vi.waitFor(() => expect(upstream.openCount).toBe(0));
  });

  test("a server that is not there is unreachable", async () => {
    const dead = await startMockUpstream();
    await dead.close();
    expect(await collect({ ...settings(), baseUrl: dead.url })).toEqual([{ type: "failed", failure: "unreachable" }]);
  });
});

describe("one retry, before the first word only", () => {
  test.each<[MockFault, number]>([
    ["busy", 0],
    ["503", 0],
    ["500", 0],
  ])("%s once: the reply comes all the same", async (fault, retryAfterS) => {
    upstream.fault(fault, { retryAfterS, times: 1 });
    const events = await collect(settings());
    expect(events[0]).toMatchObject({ type: "retrying" });
    expect(textOf(events)).toBe(TEXT);
    expect(upstream.requests).toHaveLength(2);
  });

  test("twice is enough: the wait is then the person's", async () => {
    upstream.fault("busy", { retryAfterS: 0 });
    expect((await collect(settings())).at(-1)).toEqual({ type: "failed", failure: "busy", retryAfterMs: 0 });
    expect(upstream.requests).toHaveLength(2);
  });

  test("a long Retry-After is told, not waited for", async () => {
    upstream.fault("busy", { retryAfterS: 60 });
    expect(await collect(settings())).toEqual([{ type: "failed", failure: "busy", retryAfterMs: 60_000 }]);
    expect(upstream.requests).toHaveLength(1);
  });

  test.each<MockFault>(["reset", "stall", "quota", "bad-key"])("%s is not sent again", async (fault) => {
    upstream.fault(fault);
    await collect(settings(patienceFor(fault)));
    expect(upstream.requests).toHaveLength(1);
  });

  test("stopping during the wait sends nothing more", async () => {
    upstream.fault("busy", { retryAfterS: 9 });
    const stop = new AbortController();
    const events: ModelEvent[] = [];
    for await (const event of createModel(settings()).stream(MESSAGES, stop.signal)) {
      events.push(event);
      stop.abort();
    }
    expect(events.map(({ type }) => type)).toEqual(["retrying"]);
    expect(upstream.requests).toHaveLength(1);
  });
});

describe("providers differ", () => {
  test.each(["stream_options", "max_tokens"])(
    "a 400 that names %s is asked again without it, once and for all",
    async (rejects) => {
      upstream.fault("rejects", { rejects });
      const model = createModel(settings());
      for (const sent of [2, 3]) {
        const events = await drain(model.stream(MESSAGES, new AbortController().signal));
        expect(textOf(events)).toBe(TEXT);
        expect(upstream.requests).toHaveLength(sent);
      }
      expect(upstream.requests.at(-1)?.body).not.toHaveProperty(rejects);
    },
  );

  test.each(["stream_options", "max_tokens"])(
    "two questions that learn of %s at once are both answered",
    async (rejects) => {
      upstream.fault("rejects", { rejects });
      const model = createModel(settings());
      const both = [1, 2].map(() => drain(model.stream(MESSAGES, new AbortController().signal)));
      for (const events of await Promise.all(both)) expect(textOf(events)).toBe(TEXT);
    },
  );

  test("the reply is capped, usage is asked for, the key goes in its header", async () => {
    await collect(settings());
    const [request] = upstream.requests;
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(request?.body).toMatchObject({
      model: "mock-1",
      stream: true,
      max_tokens: 700,
      stream_options: { include_usage: true },
      messages: MESSAGES,
    });
  });
});

test.each<MockFault | null>([null, "hang", "stall"])(
  "aborting closes the connection and says nothing more (%s)",
  async (fault) => {
    upstream.reply(TEXT, { chunk: 1, paceMs: 20 });
    upstream.fault(fault);
    const stop = new AbortController();
    const drained = drain(
      createModel({ ...settings(), firstTokenMs: 60_000, silenceMs: 60_000 }).stream(MESSAGES, stop.signal),
    );
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(1));
    stop.abort();
    const events = await drained;
    expect(events.every(({ type }) => type === "delta")).toBe(true);
    await vi.waitFor(() => expect([upstream.openCount, upstream.leftCount]).toEqual([0, 1]));
  },
);

test("who has heard enough closes the connection by leaving", async () => {
  upstream.reply(TEXT, { chunk: 1, paceMs: 20 });
  for await (const _event of createModel(settings()).stream(MESSAGES, new AbortController().signal)) break;
  await vi.waitFor(() => expect([upstream.openCount, upstream.leftCount]).toEqual([0, 1]));
});

const MESSAGES = [
  { role: "system" as const, content: "Tu es là." },
  { role: "user" as const, content: "Juge." },
];

test("a host that sends the question on to another host is not followed", async () => {
  const detour = createServer((_req, res) =>
    res.writeHead(307, { Location: `${upstream.url}/chat/completions` }).end(),
  );
  await new Promise<void>((resolve) => void detour.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(detour.address() as AddressInfo).port}/v1`;
  expect((await collect({ ...settings(), baseUrl })).at(-1)).toMatchObject({ type: "failed" });
  expect(upstream.requests).toHaveLength(0);
  detour.closeAllConnections();
  await new Promise((resolve) => void detour.close(resolve));
});

/** Only a model that says nothing is given up soon: a busy machine must not look like one. */
function patienceFor(fault: MockFault): number {
  return fault === "hang" || fault.startsWith("stall") ? 150 : PATIENT_MS;
}

const PATIENT_MS = 15_000;

function settings(patienceMs = PATIENT_MS): ModelSettings {
  const patience = { firstTokenMs: patienceMs, silenceMs: patienceMs };
  return { apiKey: KEY, baseUrl: upstream.url, model: "mock-1", maxTokens: 700, ...patience };
}

async function collect(with_: ModelSettings): Promise<ModelEvent[]> {
  return drain(createModel(with_).stream(MESSAGES, new AbortController().signal));
}

async function drain(stream: AsyncIterable<ModelEvent>): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

function textOf(events: ModelEvent[]): string {
  return events.map((event) => (event.type === "delta" ? event.text : "")).join("");
}
